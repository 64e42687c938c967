import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import type { Connection } from "#server/domain/channels/connection.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { chooseReleases, type Verdict } from "#server/domain/notifications/choose-releases.ts";
import { loadJudged, type JudgedNotification } from "#server/domain/notifications/load-judged.ts";
import { isTemplated } from "#server/domain/notifications/whatsapp-form.ts";
import { settleBatches } from "#server/domain/notifications/settle-batches.ts";
import { wakeCases } from "#server/domain/recovery-cases/wake-cases.ts";

export type ReleasedNotification = JudgedNotification & { attempt_id: string };

type Input = {
  batchId: string;
  workerId: string;
  releaseId: string;
  connections: ReadonlyMap<string, Connection>;
};

/**
 * Lets messages go: in one transaction everything that could forbid it is read again, places with
 * the provider and units of the quota are taken, and the attempt is written down, under an id that
 * tells the release. What may not go any more is withdrawn; what has to wait has its job.
 */
export async function releaseNotifications(
  ctx: Context,
  input: Input,
): Promise<ReleasedNotification[]> {
  const judged = await loadJudged(
    ctx,
    sql`n.batch_id = ${input.batchId} and n.status = 'queued'
        and n.next_attempt_at <= ${ctx.now()}`,
  );
  if (judged.length === 0) {
    // Two transactions that settled the last two messages at once have each left it to the other.
    await settleBatches(ctx);
    return [];
  }
  const verdicts = await chooseReleases(ctx, { judged, connections: input.connections });
  const attempts = await writeVerdicts(ctx, verdicts, input);
  const of = (verdict: Verdict["verdict"]) => verdicts.filter((each) => each.verdict === verdict);
  await tellWithdrawn(ctx, of("withdraw"));
  await comeBack(ctx, { batchId: input.batchId, isUnderWay: of("send").length > 0 });
  if (of("withdraw").length === judged.length) await settleBatches(ctx);
  return of("send").map(({ message }) => ({ ...message, attempt_id: attempts.get(message.id)! }));
}

async function writeVerdicts(
  ctx: Context,
  verdicts: readonly Verdict[],
  input: Input,
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; attempt_id: string }>`
    update notifications n
       set status = given.status, is_withdrawn = given.status = 'cancelled', detail = given.because,
           attempt_id = case when given.status = 'sending' then md5(${input.releaseId}::text || n.id)::uuid else n.attempt_id end,
           worker_id = case when given.status = 'sending' then ${input.workerId}::uuid end,
           attempts = n.attempts + case when given.status = 'sending' then 1 else 0 end,
           sending_at = case when given.status = 'sending' then ${ctx.now()}::timestamptz end,
           settled_at = case when given.status = 'cancelled' then ${ctx.now()}::timestamptz end,
           next_attempt_at = coalesce(given.next_at, n.next_attempt_at),
           is_templated = given.is_templated
      from unnest(
        ${verdicts.map((each) => each.message.id)}::uuid[],
        ${verdicts.map((each) => STATUS[each.verdict])}::text[],
        ${verdicts.map((each) => each.because)}::text[],
        ${verdicts.map((each) => each.nextAt?.toISOString() ?? null)}::timestamptz[],
        ${verdicts.map(({ message }) => isTemplated(message, input.connections.get(message.channel)))}::boolean[]
      ) as given (id, status, because, next_at, is_templated)
     where n.organization_id = ${ctx.organizationId} and n.batch_id = ${input.batchId}
       and n.id = given.id
    returning n.id, n.attempt_id`.execute(ctx.db);
  return new Map(rows.map((row) => [row.id, row.attempt_id]));
}

const STATUS = { send: "sending", withdraw: "cancelled", wait: "queued" } as const;

/** Withdrawn messages leave their trace, and their cases are decided anew. */
async function tellWithdrawn(ctx: Context, withdrawn: readonly Verdict[]): Promise<void> {
  await recordEvents(
    ctx,
    withdrawn.flatMap(({ message, because }) =>
      message.case_ids.map((recoveryCaseId) => ({
        type: "notification.cancelled",
        recoveryCaseId,
        customerId: message.customer_id,
        subjectId: message.id,
        data: { stage: message.stage, because },
      })),
    ),
  );
  await wakeCases(ctx, [...new Set(withdrawn.flatMap(({ message }) => message.case_ids))]);
}

/** The batch is looked at again when the first of those that are left may go. */
async function comeBack(
  ctx: Context,
  { batchId, isUnderWay }: { batchId: string; isUnderWay: boolean },
): Promise<void> {
  const { first } = await ctx.db
    .selectFrom("notifications")
    .select((each) => each.fn.min("next_attempt_at").as("first"))
    .where("batch_id", "=", batchId)
    .where("status", "=", "queued")
    .executeTakeFirstOrThrow();
  if (first === null) return;
  // What is under way must be found after a minute, should its worker die.
  if (!isUnderWay) {
    await ctx.db
      .updateTable("delivery_batches")
      .set({ next_attempt_at: first })
      .where("id", "=", batchId)
      .execute();
  }
  const job = { organizationId: ctx.organizationId, batchId };
  await ctx.enqueue("deliver-notifications", job, { startAfter: first });
}
