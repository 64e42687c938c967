import type { SendingChannel } from "@dunlin/contract/channels.ts";
import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { noteAnswers } from "#server/domain/channels/note-answers.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { followReceipts } from "#server/domain/notifications/follow-receipts.ts";
import { outcomeOf, type Settled } from "#server/domain/notifications/outcome-of.ts";
import { settleBatches } from "#server/domain/notifications/settle-batches.ts";
import { wakeWaiting } from "#server/domain/notifications/wake-waiting.ts";
import type { Receipt } from "#server/providers/receipt.ts";

export type Attempt = {
  notificationId: string;
  batchId: string;
  attemptId: string;
  /** Who was asked just now; null when the answer was found otherwise. */
  asked: { channel: SendingChannel; provider: string } | null;
  receipt: Receipt;
};

/** A message as its receipt left it. */
export type ReceivedRow = {
  id: string;
  attempt_id: string;
  status: Settled["status"];
  case_ids: string[];
  customer_id: string;
  contact_point_id: string;
  purpose: string;
  stage: string;
  channel: SendingChannel;
  recipient: string;
  provider: string | null;
  detail: string | null;
  milli_gbp: number;
  attempts: number;
  sending_at: Date;
  next_attempt_at: Date;
};
export type Received = { row: ReceivedRow; receipt: Receipt; settled: Settled };

/**
 * Writes what became of attempts, in bulk and each once: an answer to an attempt that is settled
 * already changes nothing, and one that was unknown is settled by any that is not.
 */
export async function recordReceipts(ctx: Context, attempts: readonly Attempt[]): Promise<void> {
  if (attempts.length === 0) return;
  const tries = await loadTries(ctx, attempts);
  const settled = attempts.map((each) =>
    outcomeOf(each.receipt, {
      ...(tries.get(each.notificationId) ?? FIRST_TRY),
      attemptId: each.attemptId,
      now: ctx.now(),
    }),
  );
  const retryBatch = ctx.newId();
  const rows = await writeOutcomes(ctx, { attempts, settled, retryBatch });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const received = attempts.flatMap((each, index): Received[] => {
    const row = byId.get(each.notificationId);
    return row ? [{ row, receipt: each.receipt, settled: settled[index]! }] : [];
  });
  await tell(ctx, rows);
  // Places before units, as at the release.
  const opened = await noteAnswers(ctx, answersOf(attempts, byId));
  await followReceipts(ctx, { received, retryBatch });
  await wakeWaiting(ctx, opened);
  await settleBatches(ctx);
}

type Tries = Omit<Parameters<typeof outcomeOf>[1], "now" | "attemptId">;

/** An accepted message looks at none of it. */
const FIRST_TRY: Tries = {
  attempts: 1,
  leaveBefore: new Date(0),
  failingSince: null,
  mustUseTemplate: false,
};

/** What there is to know about messages that may be tried again. */
async function loadTries(ctx: Context, attempts: readonly Attempt[]): Promise<Map<string, Tries>> {
  const again = attempts.filter(({ receipt }) => receipt.outcome !== "accepted");
  if (again.length === 0) return new Map();
  const { rows } = await sql<{
    id: string;
    attempts: number;
    leave_before: Date;
    must_use_template: boolean;
    failing_since: Date | null;
  }>`
    select n.id, n.attempts, n.leave_before, n.must_use_template, p.failing_since
      from notifications n
      join contact_points p on p.organization_id = n.organization_id and p.id = n.contact_point_id
     where n.organization_id = ${ctx.organizationId}
       and n.id = any(${again.map((each) => each.notificationId)}::uuid[])`.execute(ctx.db);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        attempts: row.attempts,
        leaveBefore: row.leave_before,
        failingSince: row.failing_since,
        mustUseTemplate: row.must_use_template,
      },
    ]),
  );
}

async function writeOutcomes(
  ctx: Context,
  given: { attempts: readonly Attempt[]; settled: readonly Settled[]; retryBatch: string },
): Promise<ReceivedRow[]> {
  const { attempts, settled, retryBatch } = given;
  const { rows } = await sql<ReceivedRow>`
    update notifications n
       set status = given.status, is_withdrawn = given.status = 'bounced', detail = given.detail,
           provider = coalesce(given.provider, n.provider), must_use_template = given.must_use_template,
           provider_message_id = given.provider_message_id, attempts = n.attempts - given.not_tried,
           next_attempt_at = coalesce(given.next_attempt_at, n.next_attempt_at),
           batch_id = case when given.status = 'queued' then ${retryBatch}::uuid else n.batch_id end,
           settled_at = case when given.status in ('queued', 'to_post') then null else ${ctx.now()}::timestamptz end
      from unnest(
        ${attempts.map((each) => each.notificationId)}::uuid[],
        ${attempts.map((each) => each.attemptId)}::uuid[],
        ${attempts.map((each) => each.asked?.provider ?? null)}::text[],
        ${settled.map((each) => each.status)}::text[],
        ${settled.map((each) => each.detail)}::text[],
        ${settled.map((each) => each.providerMessageId)}::text[],
        ${settled.map((each) => each.nextAttemptAt?.toISOString() ?? null)}::timestamptz[],
        ${settled.map((each) => (each.isTry ? 0 : 1))}::int[],
        ${settled.map((each) => each.mustUseTemplate)}::boolean[]
      ) as given (id, attempt_id, provider, status, detail, provider_message_id, next_attempt_at,
                  not_tried, must_use_template)
     where n.organization_id = ${ctx.organizationId}
       and n.batch_id = any(${[...new Set(attempts.map((each) => each.batchId))]}::uuid[])
       and n.id = given.id and n.attempt_id = given.attempt_id
       and (n.status = 'sending' or (n.status = 'unknown' and given.status <> 'unknown'))
    returning n.id, n.attempt_id, n.status, n.case_ids, n.customer_id, n.contact_point_id, n.purpose, n.stage,
              n.channel, n.recipient, n.provider, n.detail, n.milli_gbp, n.attempts, n.sending_at,
              n.next_attempt_at`.execute(ctx.db);
  return rows;
}

async function tell(ctx: Context, rows: readonly ReceivedRow[]): Promise<void> {
  await recordEvents(
    ctx,
    rows.flatMap((row) =>
      row.case_ids.map((recoveryCaseId) => ({
        type: `notification.${row.status === "queued" ? "delayed" : row.status.replace("_", "-")}`,
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

/** Only what a provider said just now tells how the provider is, whatever has become of the message meanwhile. */
function answersOf(attempts: readonly Attempt[], byId: ReadonlyMap<string, ReceivedRow>) {
  return attempts.flatMap(({ asked, receipt, notificationId }) => {
    const sentAt = byId.get(notificationId)?.sending_at ?? null;
    return asked ? [{ ...asked, receipt, sentAt }] : [];
  });
}
