import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { recordReceipts } from "#server/domain/notifications/record-receipts.ts";

/**
 * Queues again what a release has marked whose caller never heard of it, so that none of it was
 * sent. A commit that is still on its way is waited for.
 */
export async function recoverRelease(
  ctx: Context,
  input: { batchId: string; releaseId: string },
): Promise<number> {
  await sql`
    select from notifications
     where organization_id = ${ctx.organizationId} and batch_id = ${input.batchId}
       and status in ('queued', 'sending')
     order by id for no key update`.execute(ctx.db);
  const { rows } = await sql<{ id: string; batch_id: string; attempt_id: string }>`
    select id, batch_id, attempt_id from notifications
     where organization_id = ${ctx.organizationId} and batch_id = ${input.batchId}
       and status = 'sending'
       and attempt_id = md5(${input.releaseId}::text || id)::uuid`.execute(ctx.db);
  await recordReceipts(
    ctx,
    rows.map((row) => ({
      notificationId: row.id,
      batchId: row.batch_id,
      attemptId: row.attempt_id,
      asked: null,
      receipt: {
        outcome: "not-begun",
        detail: "the store's answer was lost before the message was handed over",
      },
    })),
  );
  return rows.length;
}
