import { z } from "zod";
import { instant } from "./civil.ts";
import { CHANNELS } from "./customers.ts";
import { endpoint } from "./endpoint.ts";
import { idOf } from "./ids.ts";
import { pageOf, pageQuery } from "./page.ts";
import { TONES } from "./policies.ts";
import { message } from "./recovery.ts";

export const notification = z.strictObject({
  id: idOf("notification"),
  recoveryCaseId: idOf("recoveryCase"),
  customerId: idOf("customer"),
  stage: z.string(),
  tone: z.enum(TONES),
  channel: z.enum(CHANNELS),
  recipient: z.string(),
  purpose: z.enum(["reminder", "opt_out_confirmation"]),
  status: z
    .enum([
      "queued",
      "sending",
      "to_post",
      "accepted",
      "delivered",
      "bounced",
      "failed",
      "unknown",
      "cancelled",
    ])
    .describe("to_post: a letter that a person prints and posts"),
  attempts: z.int(),
  provider: z.string().nullable(),
  providerMessageId: z.string().nullable(),
  detail: z.string().nullable(),
  queuedAt: instant,
  settledAt: instant.nullable(),
});
export type Notification = z.infer<typeof notification>;

export const listNotifications = endpoint({
  method: "GET",
  path: "/v1/notifications",
  tag: "Notifications",
  summary: "List messages",
  scope: "read",
  query: pageQuery("notification").extend({
    status: notification.shape.status.optional(),
    customerId: idOf("customer").optional(),
    recoveryCaseId: idOf("recoveryCase").optional(),
  }),
  answers: { 200: pageOf(notification) },
});

const oneNotification = z.strictObject({ id: idOf("notification") });

export const getNotification = endpoint({
  method: "GET",
  path: "/v1/notifications/{id}",
  tag: "Notifications",
  summary: "Get one message, with its words exactly as they were sent",
  scope: "read",
  params: oneNotification,
  answers: { 200: notification.extend({ message }) },
});

export const settleNotification = endpoint({
  method: "POST",
  path: "/v1/notifications/{id}/settle",
  tag: "Notifications",
  summary: "Say what became of a message whose outcome is unknown",
  scope: "write",
  params: oneNotification,
  body: z.strictObject({ outcome: z.enum(["accepted", "not_sent"]) }),
  answers: { 200: notification },
  refusals: ["not_possible_now"],
});

export const getLetter = endpoint({
  method: "GET",
  path: "/v1/notifications/{id}/letter",
  tag: "Notifications",
  summary: "The letter as a PDF, ready to be printed for a window envelope",
  scope: "read",
  params: oneNotification,
  answers: { 200: z.instanceof(Uint8Array) },
  document: "application/pdf",
  refusals: ["not_possible_now"],
});

export const markPosted = endpoint({
  method: "POST",
  path: "/v1/notifications/{id}/mark-posted",
  tag: "Notifications",
  summary: "Say that a printed letter has been posted; refused when it must not go any more",
  scope: "write",
  params: oneNotification,
  answers: { 200: notification },
  refusals: ["not_possible_now"],
});
