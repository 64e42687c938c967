import { z } from "zod";
import { day, givenInstant, instant } from "./civil.ts";
import { CHANNELS } from "./customers.ts";
import { endpoint } from "./endpoint.ts";
import { idOf } from "./ids.ts";
import { money } from "./money.ts";
import { pageOf, pageQuery } from "./page.ts";
import { TONES } from "./policies.ts";

export const recoveryCase = z.strictObject({
  id: idOf("recoveryCase"),
  customerId: idOf("customer"),
  customerName: z.string(),
  status: z.enum(["open", "closed"]),
  outstanding: money,
  overdue: money,
  openInvoices: z.int(),
  oldestDueOn: day.nullable(),
  lastStage: z.string().nullable(),
  openedAt: instant,
  closedAt: instant.nullable(),
  nextDecisionAt: instant
    .nullable()
    .describe("when the decision could next change; null waits for an event"),
});
export type RecoveryCase = z.infer<typeof recoveryCase>;

export const listRecoveryCases = endpoint({
  method: "GET",
  path: "/v1/recovery-cases",
  tag: "Recovery cases",
  summary: "List cases: one customer, one currency, one or more open invoices",
  scope: "read",
  query: pageQuery("recoveryCase").extend({
    customerId: idOf("customer").optional(),
    status: recoveryCase.shape.status.optional(),
  }),
  answers: { 200: pageOf(recoveryCase) },
});

const oneCase = z.strictObject({ id: idOf("recoveryCase") });

export const getRecoveryCase = endpoint({
  method: "GET",
  path: "/v1/recovery-cases/{id}",
  tag: "Recovery cases",
  summary: "Get one case",
  scope: "read",
  params: oneCase,
  answers: { 200: recoveryCase },
});

export const event = z.strictObject({
  id: idOf("event"),
  type: z.string(),
  occurredAt: instant,
  actor: z.string(),
  recoveryCaseId: idOf("recoveryCase").nullable(),
  customerId: idOf("customer").nullable(),
  subjectId: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
});
export type Event = z.infer<typeof event>;

export const listCaseEvents = endpoint({
  method: "GET",
  path: "/v1/recovery-cases/{id}/events",
  tag: "Recovery cases",
  summary: "The history of a case, oldest first",
  scope: "read",
  params: oneCase,
  query: pageQuery("event"),
  answers: { 200: pageOf(event) },
});

export const RULES = [
  "ladder",
  "first_run_paused",
  "first_run_ramp",
  "quota",
  "approval",
  "balance",
  "freshness",
  "hold",
  "contact",
  "opt_out",
  "channel_law",
  "contact_budget",
  "quiet_hours",
  "business_day",
  "public_holiday",
  "template",
] as const;

export const reason = z.strictObject({
  rule: z.enum(RULES),
  verdict: z.enum(["allow", "defer", "suppress"]),
  detail: z.string(),
  citation: z.string().optional(),
});
export type Reason = z.infer<typeof reason>;

export const message = z
  .strictObject({
    subject: z.string().nullable(),
    text: z.string(),
    html: z.string().nullable(),
    segments: z.int().nullable().describe("of an SMS"),
  })
  .describe("what a channel does not have is null");
export type Message = z.infer<typeof message>;

export const plannedReminder = z.strictObject({
  recoveryCaseId: idOf("recoveryCase"),
  customerId: idOf("customer"),
  customerName: z.string(),
  outcome: z.enum(["send", "defer", "suppress", "none"]),
  stage: z.string().nullable(),
  tone: z.enum(TONES).nullable(),
  channel: z.enum(CHANNELS).nullable(),
  recipient: z.string().nullable(),
  sendAt: instant.nullable().describe("when it goes out, for outcome send"),
  reasons: z.array(reason),
  nextChangeAt: instant.nullable().describe("when the answer could change by time alone"),
  sentWith: idOf("recoveryCase")
    .nullable()
    .describe("the case whose message also speaks for this one"),
  message: message.optional(),
});
export type PlannedReminder = z.infer<typeof plannedReminder>;

export const getPlan = endpoint({
  method: "GET",
  path: "/v1/plan",
  tag: "Plan",
  summary: "For every open case: what goes out by an instant, what waits, what does not, and why",
  scope: "read",
  query: z.strictObject({
    at: givenInstant.optional().describe("now when left out"),
    assumeLive: z
      .stringbool()
      .default(false)
      .describe("as if a paused organization went live now, without a brake"),
    limit: z.coerce.number().int().min(1).max(10_000).default(1000),
    startingAfter: idOf("recoveryCase").optional(),
  }),
  answers: {
    200: z.strictObject({ at: instant, data: z.array(plannedReminder), hasMore: z.boolean() }),
  },
});

export const explainCase = endpoint({
  method: "GET",
  path: "/v1/recovery-cases/{id}/explain",
  tag: "Plan",
  summary: "The decision for one case now, with every rule that spoke",
  scope: "read",
  params: oneCase,
  query: z.strictObject({ at: givenInstant.optional() }),
  answers: { 200: plannedReminder },
  refusals: ["not_possible_now"],
});

export const approval = z.strictObject({
  id: idOf("approval"),
  recoveryCaseId: idOf("recoveryCase"),
  customerName: z.string(),
  invoiceId: idOf("invoice"),
  stage: z.string(),
  reason: z.enum(["first_messages", "stage"]),
  status: z.enum(["pending", "approved", "rejected"]),
  requestedAt: instant,
  decidedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
});
export type Approval = z.infer<typeof approval>;

export const listApprovals = endpoint({
  method: "GET",
  path: "/v1/approvals",
  tag: "Approvals",
  summary: "List reminders that wait for a person, or waited",
  scope: "read",
  query: pageQuery("approval").extend({ status: approval.shape.status.optional() }),
  answers: { 200: pageOf(approval) },
});

const oneApproval = z.strictObject({ id: idOf("approval") });

export const approveReminder = endpoint({
  method: "POST",
  path: "/v1/approvals/{id}/approve",
  tag: "Approvals",
  summary: "Let this reminder go, if every other rule still allows it",
  scope: "write",
  params: oneApproval,
  answers: { 200: approval },
  refusals: ["not_possible_now"],
});

export const rejectReminder = endpoint({
  method: "POST",
  path: "/v1/approvals/{id}/reject",
  tag: "Approvals",
  summary: "Leave this stage out; the ladder goes on with the next",
  scope: "write",
  params: oneApproval,
  answers: { 200: approval },
  refusals: ["not_possible_now"],
});

export const hold = z.strictObject({
  id: idOf("hold"),
  customerId: idOf("customer"),
  invoiceId: idOf("invoice").nullable(),
  kind: z.enum([
    "manual",
    "dispute",
    "promise",
    "breathing_space",
    "insolvency",
    "vulnerability",
    "payment_claimed",
  ]),
  note: z.string().nullable(),
  startsAt: instant,
  endsAt: instant.nullable(),
  releasedAt: instant.nullable(),
});
export type Hold = z.infer<typeof hold>;

export const placeHold = endpoint({
  method: "POST",
  path: "/v1/holds",
  tag: "Holds",
  summary:
    "Stop contact with a customer, or about one invoice; what is queued is cancelled at once",
  scope: "write",
  body: z.strictObject({
    customerId: idOf("customer"),
    invoiceId: idOf("invoice").nullable().default(null),
    kind: hold.shape.kind.default("manual"),
    note: z.string().trim().min(1).max(1000).nullable().default(null),
    endsAt: givenInstant.nullable().default(null),
  }),
  answers: { 201: hold },
  refusals: ["not_found", "not_possible_now"],
});

export const listHolds = endpoint({
  method: "GET",
  path: "/v1/holds",
  tag: "Holds",
  summary: "List holds",
  scope: "read",
  query: pageQuery("hold").extend({ customerId: idOf("customer").optional() }),
  answers: { 200: pageOf(hold) },
});

export const releaseHold = endpoint({
  method: "POST",
  path: "/v1/holds/{id}/release",
  tag: "Holds",
  summary: "End a hold now",
  scope: "write",
  params: z.strictObject({ id: idOf("hold") }),
  answers: { 200: hold },
  refusals: ["not_possible_now"],
});
