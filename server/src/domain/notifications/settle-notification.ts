import type { SendingChannel } from "@dunlin/contract/channels.ts";
import type { InputOf } from "@dunlin/contract/endpoint.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import type {
  Notification,
  settleNotification as promise,
} from "@dunlin/contract/notifications.ts";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { forgetLostAttempts } from "#server/domain/notifications/forget-lost-attempts.ts";
import { loadNotification, toNotification } from "#server/domain/notifications/notification.ts";
import { refundQuota } from "#server/domain/quotas/refund-quota.ts";
import { wakeCases } from "#server/domain/recovery-cases/wake-cases.ts";
import { Refusal } from "#server/refusal.ts";

/** A person says what became of an unknown message: it arrived, or it never left and its stage is due again. */
export async function settleNotification(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<Notification> {
  const id = parseId(input.id);
  const before = await loadNotification(ctx, id);
  const status = input.outcome === "accepted" ? ("accepted" as const) : ("cancelled" as const);
  const detail = `settled by ${ctx.actor}: ${input.outcome.replace("_", " ")}`;
  const row = await ctx.db
    .updateTable("notifications")
    .set({ status, is_withdrawn: status === "cancelled", detail, settled_at: ctx.now() })
    .where("id", "=", id)
    .where("status", "=", "unknown")
    .returningAll()
    .executeTakeFirst();
  if (!row) {
    throw new Refusal("not_possible_now", `The message is ${before.status}, not unknown.`);
  }
  await forgetLostAttempts(ctx, [id]);
  if (status === "cancelled" && row.purpose === "reminder") {
    await refundQuota(ctx, [
      {
        notificationId: id,
        channel: row.channel as SendingChannel,
        milliGbp: row.milli_gbp,
        takenAt: row.sending_at ?? row.queued_at,
      },
    ]);
  }
  await recordEvents(
    ctx,
    row.case_ids.map((recoveryCaseId) => ({
      type: `notification.${status}`,
      recoveryCaseId,
      customerId: row.customer_id,
      subjectId: id,
      data: { stage: row.stage, because: detail },
    })),
  );
  if (status === "cancelled") await wakeCases(ctx, row.case_ids);
  return toNotification(row);
}
