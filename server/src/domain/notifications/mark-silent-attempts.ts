import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { recordReceipts, type Attempt } from "#server/domain/notifications/record-receipts.ts";

const LONGEST_ATTEMPT_MINUTES = 30;

/** What has been under way for longer than any attempt can last, with no worker left to ask, becomes unknown. */
export async function markSilentAttempts(ctx: Context): Promise<number> {
  const { rows } = await sql<{ id: string; batch_id: string; attempt_id: string }>`
    select n.id, n.batch_id, n.attempt_id from delivery_batches b
      join notifications n on n.organization_id = b.organization_id and n.batch_id = b.id
     where b.organization_id = ${ctx.organizationId} and n.status = 'sending'
       and n.sending_at < ${ctx.now()}::timestamptz - make_interval(mins => ${LONGEST_ATTEMPT_MINUTES})
     for update of n skip locked`.execute(ctx.db);
  await recordReceipts(
    ctx,
    rows.map((row): Attempt => ({
      notificationId: row.id,
      batchId: row.batch_id,
      attemptId: row.attempt_id,
      asked: null,
      receipt: {
        outcome: "unknown",
        detail: `no answer was written down for ${LONGEST_ATTEMPT_MINUTES} minutes; the provider may have it`,
      },
    })),
  );
  return rows.length;
}
