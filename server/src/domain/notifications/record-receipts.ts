import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { markQuality } from "#server/domain/contact-points/mark-quality.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { outcomeOf, type Settled } from "#server/domain/notifications/outcome-of.ts";
import { settleBatches } from "#server/domain/notifications/settle-batches.ts";
import { wakeCases } from "#server/domain/recovery-cases/wake-cases.ts";
import type { Receipt } from "#server/providers/receipt.ts";

export type Attempt = {
  notificationId: string;
  batchId: string;
  attemptId: string;
  provider: string;
  receipt: Receipt;
};

type Row = {
  id: string;
  status: Settled["status"];
  case_ids: string[];
  customer_id: string;
  contact_point_id: string;
  stage: string;
  channel: string;
  recipient: string;
  provider: string;
  detail: string | null;
  next_attempt_at: Date;
};

/** Writes what became of attempts, in bulk and each once: an answer to an attempt that is settled already changes nothing. */
export async function recordReceipts(ctx: Context, attempts: readonly Attempt[]): Promise<void> {
  if (attempts.length === 0) return;
  const tries = await countTries(ctx, attempts);
  const settled = attempts.map((each) =>
    outcomeOf(each.receipt, { now: ctx.now(), attempts: tries.get(each.notificationId) ?? 1 }),
  );
  const retryBatch = ctx.newId();
  const { rows } = await sql<Row>`
    update notifications n
       set status = given.status, is_withdrawn = given.status = 'bounced', provider = given.provider, detail = given.detail,
           provider_message_id = given.provider_message_id, attempts = n.attempts - given.not_tried,
           next_attempt_at = coalesce(given.next_attempt_at, n.next_attempt_at),
           batch_id = case when given.status = 'queued' then ${retryBatch}::uuid else n.batch_id end,
           settled_at = case when given.status = 'queued' then null else ${ctx.now()}::timestamptz end
      from unnest(
        ${attempts.map((each) => each.notificationId)}::uuid[],
        ${attempts.map((each) => each.attemptId)}::uuid[],
        ${attempts.map((each) => each.provider)}::text[],
        ${settled.map((each) => each.status)}::text[],
        ${settled.map((each) => each.detail)}::text[],
        ${settled.map((each) => each.providerMessageId)}::text[],
        ${settled.map((each) => each.nextAttemptAt?.toISOString() ?? null)}::timestamptz[],
        ${settled.map((each) => (each.isTry ? 0 : 1))}::int[]
      ) as given (id, attempt_id, provider, status, detail, provider_message_id, next_attempt_at, not_tried)
     where n.organization_id = ${ctx.organizationId}
       and n.batch_id = any(${[...new Set(attempts.map((each) => each.batchId))]}::uuid[])
       and n.id = given.id and n.attempt_id = given.attempt_id and n.status = 'sending'
    returning n.id, n.status, n.case_ids, n.customer_id, n.contact_point_id, n.stage, n.channel,
              n.recipient, n.provider, n.detail, n.next_attempt_at`.execute(ctx.db);
  await tell(ctx, rows);
  await followUp(ctx, rows, retryBatch);
  await settleBatches(ctx);
}

/** How often each has been tried, as far as one of them is to be tried again. */
async function countTries(
  ctx: Context,
  attempts: readonly Attempt[],
): Promise<Map<string, number>> {
  const again = attempts.filter(({ receipt }) => receipt.outcome !== "accepted");
  if (again.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("notifications")
    .select(["id", "attempts"])
    .where(
      "id",
      "in",
      again.map((each) => each.notificationId),
    )
    .execute();
  return new Map(rows.map((row) => [row.id, row.attempts]));
}

async function tell(ctx: Context, rows: readonly Row[]): Promise<void> {
  await recordEvents(
    ctx,
    rows.flatMap((row) =>
      row.case_ids.map((recoveryCaseId) => ({
        type: `notification.${row.status === "queued" ? "delayed" : row.status}`,
        recoveryCaseId,
        customerId: row.customer_id,
        subjectId: row.id,
        data: {
          stage: row.stage,
          channel: row.channel,
          recipient: row.recipient,
          provider: row.provider,
          ...(row.detail === null ? {} : { detail: row.detail }),
          ...(row.status === "queued" ? { nextAttemptAt: row.next_attempt_at.toISOString() } : {}),
        },
      })),
    ),
  );
}

/** A retry has its job; a bounce opens its stage again for another address. */
async function followUp(ctx: Context, rows: readonly Row[], retryBatch: string): Promise<void> {
  const again = rows.filter((row) => row.status === "queued");
  if (again.length > 0) {
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
  const bounced = rows.filter((row) => row.status === "bounced");
  await markQuality(ctx, { ids: bounced.map((row) => row.contact_point_id), quality: "bad" });
  await wakeCases(ctx, [...new Set(bounced.flatMap((row) => row.case_ids))]);
}
