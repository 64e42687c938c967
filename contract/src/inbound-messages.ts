import { z } from "zod";
import { day, instant } from "./civil.ts";
import { endpoint } from "./endpoint.ts";
import { idOf } from "./ids.ts";
import { money } from "./money.ts";
import { pageOf, pageQuery } from "./page.ts";

export const INTENTS = [
  "stop",
  "start",
  "paid_already",
  "promise",
  "dispute",
  "wrong_person",
  "hardship",
  "out_of_office",
  "question",
  "unclear",
] as const;

export const inboundMessage = z.strictObject({
  id: idOf("inboundMessage"),
  channel: z.enum(["email", "sms", "whatsapp"]),
  sender: z.string(),
  subject: z.string().nullable(),
  text: z.string(),
  customerId: idOf("customer").nullable(),
  recoveryCaseId: idOf("recoveryCase").nullable(),
  notificationId: idOf("notification").nullable().describe("the message of ours that it answers"),
  reading: z.strictObject({
    intent: z.enum(INTENTS),
    confidencePercent: z.int(),
    evidence: z.array(z.string()).describe("the words that decided"),
    promisedOn: day.nullable(),
    promisedAmount: money.nullable(),
    paidOn: day.nullable(),
    also: z.array(z.enum(INTENTS)),
    done: z.array(z.string()).describe("what was done at once because of it"),
  }),
  status: z
    .enum(["acted", "waiting", "done"])
    .describe("acted: followed at once, and wants a look; waiting: a person decides"),
  receivedAt: instant,
  handledAt: instant.nullable(),
  handledBy: z.string().nullable(),
});
export type InboundMessage = z.infer<typeof inboundMessage>;

export const listInboundMessages = endpoint({
  method: "GET",
  path: "/v1/inbound-messages",
  tag: "Inbound messages",
  summary: "List what people answered, newest first, each with the suggested reading",
  scope: "read",
  query: pageQuery("inboundMessage").extend({
    status: inboundMessage.shape.status.optional(),
    customerId: idOf("customer").optional(),
  }),
  answers: { 200: pageOf(inboundMessage) },
});

const one = z.strictObject({ id: idOf("inboundMessage") });

export const getInboundMessage = endpoint({
  method: "GET",
  path: "/v1/inbound-messages/{id}",
  tag: "Inbound messages",
  summary: "Get one answer",
  scope: "read",
  params: one,
  answers: { 200: inboundMessage },
});

export const recordInboundMessage = endpoint({
  method: "POST",
  path: "/v1/inbound-messages",
  tag: "Inbound messages",
  summary: "Record an answer that came another way; it is read and followed like any other",
  scope: "write",
  body: z.strictObject({
    channel: inboundMessage.shape.channel,
    sender: z.string().trim().min(3).max(254).describe("the address that it came from"),
    subject: z.string().trim().max(998).nullable().default(null),
    text: z.string().max(100_000),
  }),
  answers: { 201: inboundMessage },
});

export const closeInboundMessage = endpoint({
  method: "POST",
  path: "/v1/inbound-messages/{id}/close",
  tag: "Inbound messages",
  summary: "Say that a person has seen to it",
  scope: "write",
  params: one,
  answers: { 200: inboundMessage },
  refusals: ["not_possible_now"],
});
