import type { Context } from "#server/context.ts";
import { markQuality } from "#server/domain/contact-points/mark-quality.ts";
import { noteFailing } from "#server/domain/contact-points/note-failing.ts";
import { suppressAddress } from "#server/domain/contact-points/suppress-address.ts";
import { askForFixes } from "#server/domain/notifications/ask-for-fixes.ts";
import { keepLostAttempts } from "#server/domain/notifications/keep-lost-attempts.ts";
import type { Received, ReceivedRow } from "#server/domain/notifications/record-receipts.ts";
import { refundQuota } from "#server/domain/quotas/refund-quota.ts";
import { wakeCases } from "#server/domain/recovery-cases/wake-cases.ts";

/**
 * What follows from receipts: a retry has its job, a bounce opens its stage again for another
 * address, a lost answer is asked for, units of what never left go back, and a person is asked for
 * what only a person can do.
 */
export async function followReceipts(
  ctx: Context,
  given: { received: readonly Received[]; retryBatch: string },
): Promise<void> {
  const { received } = given;
  const rowsOf = (status: ReceivedRow["status"]) =>
    received.filter(({ row }) => row.status === status).map(({ row }) => row);
  await tryAgain(ctx, rowsOf("queued"), given.retryBatch);
  await noteFailing(ctx, {
    failing: received
      .filter(({ receipt }) => receipt.outcome === "retry-later")
      .map(({ row }) => row.contact_point_id),
    reached: received
      .filter(({ row }) => row.status === "accepted" && row.attempts > 1)
      .map(({ row }) => row.contact_point_id),
  });
  await keepLostAttempts(ctx, rowsOf("unknown"));
  const bounced = rowsOf("bounced").filter(isReminder);
  const bad = received.filter(
    ({ row, receipt }) =>
      row.status === "bounced" && isReminder(row) && receipt.outcome !== "suppressed",
  );
  await markQuality(ctx, { ids: bad.map(({ row }) => row.contact_point_id), quality: "bad" });
  for (const { row, receipt } of received) {
    if (receipt.outcome !== "suppressed") continue;
    await suppressAddress(ctx, {
      channel: row.channel,
      address: row.recipient,
      because: `the provider does not deliver to it: ${receipt.detail}`,
      isOptedOut: true,
      at: ctx.now(),
    });
  }
  await askForFixes(ctx, received.map(({ row }) => row).filter(isReminder));
  await refundQuota(
    ctx,
    received
      .filter(({ row, settled }) => !settled.mayHaveLeft && isReminder(row))
      .map(({ row }) => ({
        notificationId: row.id,
        channel: row.channel,
        milliGbp: row.milli_gbp,
        takenAt: row.sending_at,
      })),
  );
  await wakeCases(ctx, [...new Set(bounced.flatMap((row) => row.case_ids))]);
}

/** What only confirms an opt-out costs nothing and asks nobody for anything. */
function isReminder({ purpose }: ReceivedRow): boolean {
  return purpose === "reminder";
}

async function tryAgain(
  ctx: Context,
  again: readonly ReceivedRow[],
  retryBatch: string,
): Promise<void> {
  if (again.length === 0) return;
  const first = new Date(Math.min(...again.map((row) => row.next_attempt_at.getTime())));
  await ctx.db
    .insertInto("delivery_batches")
    .values({ organization_id: ctx.organizationId, id: retryBatch, next_attempt_at: first })
    .execute();
  await ctx.enqueue(
    "deliver-notifications",
    { organizationId: ctx.organizationId, batchId: retryBatch },
    { startAfter: first },
  );
}
