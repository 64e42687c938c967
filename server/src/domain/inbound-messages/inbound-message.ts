import { formatId, parseId } from "@dunlin/contract/ids.ts";
import type { InboundMessage } from "@dunlin/contract/inbound-messages.ts";
import type { Selectable } from "kysely";
import type { Context } from "#server/context.ts";
import type { InboundMessages } from "#server/platform/database/schema.ts";
import { Refusal } from "#server/refusal.ts";

type Kept = Omit<InboundMessage["reading"], "intent" | "confidencePercent">;

/** An answer as the contract shows it. */
export function toInboundMessage(row: Selectable<InboundMessages>): InboundMessage {
  return {
    id: formatId("inboundMessage", row.id),
    channel: row.channel,
    sender: row.sender,
    subject: row.subject,
    text: row.body,
    customerId: row.customer_id && formatId("customer", row.customer_id),
    recoveryCaseId: row.recovery_case_id && formatId("recoveryCase", row.recovery_case_id),
    notificationId: row.notification_id && formatId("notification", row.notification_id),
    reading: {
      intent: row.intent as InboundMessage["reading"]["intent"],
      confidencePercent: row.confidence_percent,
      ...(row.reading as Kept),
    },
    status: row.status,
    receivedAt: row.received_at.toISOString(),
    handledAt: row.handled_at?.toISOString() ?? null,
    handledBy: row.handled_by,
  };
}

/** One answer by its public id, or a refusal. */
export async function loadInboundMessage(
  ctx: Context,
  id: string,
): Promise<Selectable<InboundMessages>> {
  const row = await ctx.db
    .selectFrom("inbound_messages")
    .selectAll()
    .where("id", "=", parseId(id))
    .executeTakeFirst();
  if (!row) throw new Refusal("not_found", "There is no such message.");
  return row;
}
