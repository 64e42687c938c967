import type { Channel } from "@dunlin/contract/customers.ts";
import { formatId } from "@dunlin/contract/ids.ts";
import type { Tone } from "@dunlin/contract/policies.ts";
import type { Notification } from "@dunlin/contract/notifications.ts";
import type { Selectable } from "kysely";
import type { Context } from "#server/context.ts";
import type { Notifications } from "#server/platform/database/schema.ts";
import { Refusal } from "#server/refusal.ts";

/** A message as the contract shows it, without its words. */
export function toNotification(row: Selectable<Notifications>): Notification {
  return {
    id: formatId("notification", row.id),
    recoveryCaseId: formatId("recoveryCase", row.recovery_case_id),
    customerId: formatId("customer", row.customer_id),
    purpose: row.purpose,
    stage: row.stage,
    tone: row.tone as Tone,
    channel: row.channel as Channel,
    recipient: row.recipient,
    status: row.status,
    attempts: row.attempts,
    provider: row.provider,
    providerMessageId: row.provider_message_id,
    detail: row.detail,
    queuedAt: row.queued_at.toISOString(),
    settledAt: row.settled_at?.toISOString() ?? null,
  };
}

/** One message by its stored id, or a refusal. */
export async function loadNotification(
  ctx: Context,
  id: string,
): Promise<Selectable<Notifications>> {
  const row = await ctx.db
    .selectFrom("notifications")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw new Refusal("not_found", "There is no such notification.");
  return row;
}
