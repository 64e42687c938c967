import { z } from "zod";
import { instant } from "./civil.ts";
import { endpoint } from "./endpoint.ts";
import { idOf } from "./ids.ts";
import { pageOf, pageQuery } from "./page.ts";

export const WORK_ITEM_KINDS = [
  "fix_contact",
  "unknown_outcome",
  "reply",
  "letter_to_post",
  "fix_channel",
  "content_rejected",
] as const;

export const workItem = z.strictObject({
  id: idOf("workItem"),
  kind: z.enum(WORK_ITEM_KINDS),
  subjectId: z.string().describe("the address, message, answer or connection it is about"),
  customerId: idOf("customer").nullable(),
  recoveryCaseId: idOf("recoveryCase").nullable(),
  detail: z.string(),
  openedAt: instant,
  closedAt: instant.nullable(),
  closedBy: z.string().nullable(),
});
export type WorkItem = z.infer<typeof workItem>;

export const listWorkItems = endpoint({
  method: "GET",
  path: "/v1/work-items",
  tag: "Work items",
  summary: "What needs a person",
  scope: "read",
  query: pageQuery("workItem").extend({
    kind: workItem.shape.kind.optional(),
    isOpen: z.stringbool().optional(),
    customerId: idOf("customer").optional(),
  }),
  answers: { 200: pageOf(workItem) },
});

export const closeWorkItem = endpoint({
  method: "POST",
  path: "/v1/work-items/{id}/close",
  tag: "Work items",
  summary: "Say that it has been seen to",
  scope: "write",
  params: z.strictObject({ id: idOf("workItem") }),
  answers: { 200: workItem },
  refusals: ["not_possible_now"],
});
