import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { recordReceipts, type Attempt } from "#server/domain/notifications/record-receipts.ts";
import type { DeadWorker } from "#server/platform/attempts/find-dead-workers.ts";
import type { Receipt } from "#server/providers/receipt.ts";

type Row = { id: string; batch_id: string; attempt_id: string };

const NEVER_LEFT: Receipt = {
  outcome: "not-begun",
  detail: "the process ended before the message was handed over",
};
const MAY_HAVE_LEFT: Receipt = {
  outcome: "unknown",
  detail: "the process ended while the message was being handed over; the provider may have it",
};

/**
 * Settles what a dead worker left under way, by its journal: an answer it had received counts, what
 * was never handed over is queued again, and only what may have left is unknown.
 */
export async function recoverAttempts(ctx: Context, worker: DeadWorker): Promise<number> {
  const { rows } = await sql<Row>`
    select n.id, n.batch_id, n.attempt_id from delivery_batches b
      join notifications n on n.organization_id = b.organization_id and n.batch_id = b.id
     where b.organization_id = ${ctx.organizationId} and n.status = 'sending'
       and n.worker_id = ${worker.workerId}`.execute(ctx.db);
  await recordReceipts(
    ctx,
    rows.map((row): Attempt => ({
      notificationId: row.id,
      batchId: row.batch_id,
      attemptId: row.attempt_id,
      asked: null,
      receipt: receiptOf(worker, row.attempt_id),
    })),
  );
  return rows.length;
}

function receiptOf(worker: DeadWorker, attemptId: string): Receipt {
  const answer = worker.settled.get(attemptId);
  if (answer !== undefined) return answer as Receipt;
  const isSurelyHere = worker.isComplete && !worker.handedOver.has(attemptId);
  return isSurelyHere ? NEVER_LEFT : MAY_HAVE_LEFT;
}
