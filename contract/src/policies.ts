import { z } from "zod";
import { instant, line, wallTime } from "./civil.ts";
import { CHANNELS } from "./customers.ts";
import { endpoint } from "./endpoint.ts";
import { idOf } from "./ids.ts";
import { currency } from "./money.ts";
import { pageOf, pageQuery } from "./page.ts";

export const TONES = ["gentle", "due", "firm", "escalation", "legal"] as const;
export type Tone = (typeof TONES)[number];

const stage = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "must be a short word like firm"),
  tone: z.enum(TONES),
  offsetDays: z.int().min(-365).max(3650).describe("from the due date; negative is before it"),
  countedIn: z.enum(["calendar_days", "business_days"]).default("calendar_days"),
  sendAt: wallTime.default("09:00").describe("on the recipient's wall"),
  channels: z.array(z.enum(CHANNELS)).min(1).max(5).describe("the first that can be used is used"),
  needsApproval: z.boolean().default(false),
});
export type Stage = z.infer<typeof stage>;

const stages = z
  .array(stage)
  .min(1)
  .max(40)
  .refine(
    (list) => new Set(list.map((each) => each.key)).size === list.length,
    "must not use a key twice",
  )
  .refine(
    (list) =>
      list.every((each, index) => index === 0 || list[index - 1]!.offsetDays < each.offsetDays),
    "must be in the order of offsetDays, each later than the one before",
  )
  .refine(
    (list) => new Set(list.map((each) => each.countedIn)).size === 1,
    "must all be counted in the same kind of days",
  );

const minimumAmounts = z
  .record(currency, z.int().min(0))
  .describe("minor units by currency; below it nothing is sent");

export const policy = z.strictObject({
  id: idOf("policy"),
  name: z.string(),
  isDefault: z.boolean(),
  stages: z.array(stage),
  minimumAmounts,
  createdAt: instant,
});
export type Policy = z.infer<typeof policy>;

export const LADDERS = ["courteous", "thorough", "brief"] as const;
const ladder = z
  .enum(LADDERS)
  .describe("a ready-made ladder: −5, 0, 7, 15 | 7 to 50 in ten stages | 5, 15, 30, 60 days");

export const createPolicy = endpoint({
  method: "POST",
  path: "/v1/policies",
  tag: "Policies",
  summary: "Add a policy, from stages of its own or a ready-made ladder",
  scope: "write",
  body: z.union([
    z.strictObject({
      name: line(),
      stages,
      minimumAmounts: minimumAmounts.default({}),
      isDefault: z.boolean().default(false),
    }),
    z.strictObject({
      name: line(),
      ladder,
      minimumAmounts: minimumAmounts.default({}),
      isDefault: z.boolean().default(false),
    }),
  ]),
  answers: { 201: policy },
  refusals: ["already_exists"],
});

export const listPolicies = endpoint({
  method: "GET",
  path: "/v1/policies",
  tag: "Policies",
  summary: "List policies",
  scope: "read",
  query: pageQuery("policy"),
  answers: { 200: pageOf(policy) },
});

const one = z.strictObject({ id: idOf("policy") });

export const getPolicy = endpoint({
  method: "GET",
  path: "/v1/policies/{id}",
  tag: "Policies",
  summary: "Get one policy",
  scope: "read",
  params: one,
  answers: { 200: policy },
});

export const updatePolicy = endpoint({
  method: "PATCH",
  path: "/v1/policies/{id}",
  tag: "Policies",
  summary: "Change a policy; every case it rules is decided anew",
  scope: "write",
  params: one,
  body: z
    .strictObject({ name: line(), stages, minimumAmounts, isDefault: z.literal(true) })
    .partial(),
  answers: { 200: policy },
  refusals: ["already_exists"],
});
