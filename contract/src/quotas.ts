import { z } from "zod";
import { instant } from "./civil.ts";
import { endpoint } from "./endpoint.ts";
import { TIERS } from "./organizations.ts";

export const quotaUse = z.strictObject({
  what: z.enum(["collections", "emails", "sms", "ai_calls", "letters", "spend"]),
  span: z.enum(["hour", "day", "month"]).describe("of the calendar, in UTC"),
  used: z.int().describe("messages or cases; thousandths of a pound for spend"),
  limit: z.int().nullable().describe("null is unlimited, 0 is not available"),
  remaining: z.int().nullable(),
  percentUsed: z.int().nullable(),
  isNearLimit: z.boolean().describe("80 % or more is used"),
  resetsAt: instant,
});
export type QuotaUse = z.infer<typeof quotaUse>;

export const quota = z.strictObject({
  tier: z.enum(TIERS).nullable().describe("null has no limits, and nothing is counted"),
  uses: z.array(quotaUse),
});
export type Quota = z.infer<typeof quota>;

export const getQuota = endpoint({
  method: "GET",
  path: "/v1/quota",
  tag: "Organizations",
  summary: "How far the limits of the tier are used in the present hour, day and month",
  scope: "read",
  answers: { 200: quota },
});
