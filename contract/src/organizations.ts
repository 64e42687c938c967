import { z } from "zod";
import {
  country,
  givenInstant,
  instant,
  language,
  line,
  subdivision,
  timeZone,
  wallTime,
} from "./civil.ts";
import { currency } from "./money.ts";
import { endpoint } from "./endpoint.ts";
import { idOf } from "./ids.ts";

export const TIERS = ["starter", "growth", "pro"] as const;

const contactHours = z
  .strictObject({
    from: wallTime,
    to: wallTime,
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).describe("ISO: 1 is Monday"),
  })
  .describe("on the recipient's wall; public holidays there are closed besides")
  .refine((hours) => hours.from < hours.to, { path: ["to"], error: "must be after from" });

const contactBudget = z.strictObject({
  perDay: z.int().min(1).max(24),
  perWeek: z.int().min(1).max(100).describe("in any 7 days"),
});

export const organization = z.strictObject({
  id: idOf("organization"),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  paymentInstructions: z.string().nullable(),
  postalAddress: z.string().nullable(),
  paymentLink: z.string().nullable(),
  tier: z.enum(TIERS).nullable(),
  role: z.enum(["first_party", "collector"]),
  country,
  subdivision: subdivision.nullable(),
  timeZone: z.string(),
  language: z.string(),
  currency,
  isSandbox: z
    .boolean()
    .describe("a sandbox has a clock that can be moved, and sends nothing to the outside"),
  liveAt: instant.nullable().describe("null while paused: nothing is sent"),
  approveFirst: z.int(),
  approvedCount: z.int(),
  rampPerDay: z.int().nullable(),
  contactHours,
  contactBudget,
  ledgerMaxAgeDays: z.int().nullable(),
  ledgerFreshAt: instant,
  createdAt: instant,
});
export type Organization = z.infer<typeof organization>;

const settings = {
  name: line(),
  email: z.email().max(254).nullable(),
  phone: line(40).nullable(),
  paymentInstructions: z.string().trim().min(1).max(1000).nullable(),
  postalAddress: z.string().trim().min(5).max(500).nullable().describe("for letters, in lines"),
  paymentLink: z
    .url({ protocol: /^https$/, error: "must be an address like https://pay.example.com/{number}" })
    .max(500)
    .nullable()
    .describe("where to pay; {number} stands for the invoice number"),
  tier: z.enum(TIERS).nullable().describe("whose limits hold; null has none"),
  role: z.enum(["first_party", "collector"]),
  country,
  subdivision: subdivision.nullable(),
  timeZone,
  language,
  currency,
};

export const createOrganization = endpoint({
  method: "POST",
  path: "/v1/organizations",
  tag: "Organizations",
  summary: "Create an organization, paused, with its first API key",
  scope: "platform",
  body: z.strictObject({
    name: settings.name,
    email: settings.email.default(null),
    phone: settings.phone.default(null),
    paymentInstructions: settings.paymentInstructions.default(null),
    postalAddress: settings.postalAddress.optional(),
    paymentLink: settings.paymentLink.optional(),
    tier: settings.tier.optional(),
    role: settings.role.default("first_party"),
    country: country.default("GB"),
    subdivision: subdivision.nullable().default(null),
    timeZone: timeZone.default("Europe/London"),
    language: language.default("en-GB"),
    currency: currency.default("GBP"),
    contactHours: contactHours.optional(),
    contactBudget: contactBudget.optional(),
    sandbox: z.boolean().default(false),
    clock: givenInstant.optional().describe("where a sandbox's clock starts; now when left out"),
  }),
  answers: {
    201: z.strictObject({ organization, apiKey: z.string().describe("shown once") }),
  },
});

export const getOrganization = endpoint({
  method: "GET",
  path: "/v1/organization",
  tag: "Organizations",
  summary: "The organization of the API key",
  scope: "read",
  answers: { 200: organization },
});

export const updateOrganization = endpoint({
  method: "PATCH",
  path: "/v1/organization",
  tag: "Organizations",
  summary: "Change settings; what is left out stays",
  scope: "write",
  body: z
    .strictObject({
      ...settings,
      contactHours,
      contactBudget,
      ledgerMaxAgeDays: z.int().min(1).max(3650).nullable(),
    })
    .partial(),
  answers: { 200: organization },
});

export const confirmLedger = endpoint({
  method: "POST",
  path: "/v1/ledger/confirm",
  tag: "Organizations",
  summary: "Say that payments are booked up to now, which the freshness rule waits for",
  scope: "write",
  answers: { 200: organization },
});

export const goLive = endpoint({
  method: "POST",
  path: "/v1/go-live",
  tag: "Organizations",
  summary: "Start sending, with a brake: approve the first messages, so many a day after that",
  scope: "write",
  body: z.strictObject({
    approveFirst: z.int().min(0).max(1_000_000).default(0),
    rampPerDay: z.int().min(1).max(10_000_000).nullable().default(null),
  }),
  answers: { 200: organization },
});

export const pauseOrganization = endpoint({
  method: "POST",
  path: "/v1/pause",
  tag: "Organizations",
  summary: "Stop sending; what is queued is cancelled",
  scope: "write",
  answers: { 200: organization },
});

export const getClock = endpoint({
  method: "GET",
  path: "/v1/clock",
  tag: "Clock",
  summary: "What time it is for this organization",
  scope: "read",
  answers: { 200: z.strictObject({ now: instant, isSandbox: z.boolean() }) },
});

export const advanceClock = endpoint({
  method: "POST",
  path: "/v1/clock/advance",
  tag: "Clock",
  summary: "Move a sandbox's clock forward; what falls due on the way happens in order",
  scope: "write",
  body: z.union([
    z.strictObject({ to: givenInstant }),
    z.strictObject({ days: z.int().min(0).max(3660) }),
  ]),
  answers: {
    200: z.strictObject({ from: instant, now: instant, sent: z.int(), passes: z.int() }),
  },
  refusals: ["sandbox_only", "not_possible_now"],
});
