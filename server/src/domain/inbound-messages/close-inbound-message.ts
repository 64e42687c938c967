import type { InputOf } from "@dunlin/contract/endpoint.ts";
import type {
  closeInboundMessage as promise,
  InboundMessage,
} from "@dunlin/contract/inbound-messages.ts";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import {
  loadInboundMessage,
  toInboundMessage,
} from "#server/domain/inbound-messages/inbound-message.ts";
import { closeWorkItems } from "#server/domain/work-items/close-work-items.ts";
import { Refusal } from "#server/refusal.ts";

/** A person has seen to an answer. */
export async function closeInboundMessage(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<InboundMessage> {
  const { id } = await loadInboundMessage(ctx, input.id);
  const row = await ctx.db
    .updateTable("inbound_messages")
    .set({ status: "done", handled_at: ctx.now(), handled_by: ctx.actor })
    .where("id", "=", id)
    .where("status", "<>", "done")
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new Refusal("not_possible_now", "It has been seen to already.");
  await closeWorkItems(ctx, { kind: "reply", subjectIds: [id] });
  await recordEvents(ctx, [
    {
      type: "inbound-message.closed",
      recoveryCaseId: row.recovery_case_id,
      customerId: row.customer_id,
      subjectId: id,
    },
  ]);
  return toInboundMessage(row);
}
