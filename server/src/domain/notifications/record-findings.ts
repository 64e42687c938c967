import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import type { LostAttempt } from "#server/domain/notifications/claim-lost-attempts.ts";
import { forgetLostAttempts } from "#server/domain/notifications/forget-lost-attempts.ts";
import { recordReceipts, type Attempt } from "#server/domain/notifications/record-receipts.ts";
import { openWorkItems } from "#server/domain/work-items/open-work-items.ts";
import type { Finding } from "#server/providers/provider.ts";
import type { Receipt } from "#server/providers/receipt.ts";

export type Found = { lost: LostAttempt; finding: Finding | null };

/** A question that has been open for so long wants a person, though the provider is asked on. */
const PERSON_AFTER_MINUTES = 20;
/** After so long no provider tells any more. */
const GIVE_UP_AFTER_HOURS = 26;

/** Writes what providers told about lost attempts; an open question stays open, in sight of a person. */
export async function recordFindings(ctx: Context, found: readonly Found[]): Promise<void> {
  const settled = found.flatMap(({ lost, finding }): Attempt[] => {
    const receipt = receiptOf(finding);
    const { id, batch_id, attempt_id } = lost.row;
    if (!receipt) return [];
    return [{ notificationId: id, batchId: batch_id, attemptId: attempt_id, asked: null, receipt }];
  });
  await recordReceipts(ctx, settled);
  await forgetLostAttempts(
    ctx,
    settled.map((each) => each.notificationId),
  );
  await keepOpen(
    ctx,
    found.filter(({ finding }) => receiptOf(finding) === null),
  );
}

function receiptOf(finding: Finding | null): Receipt | null {
  if (finding?.finding === "accepted") {
    return { outcome: "accepted", providerId: finding.providerId };
  }
  if (finding?.finding === "absent") return { outcome: "not-begun", detail: finding.detail };
  return null;
}

async function keepOpen(ctx: Context, open: readonly Found[]): Promise<void> {
  const age = (each: Found) => (ctx.now().getTime() - each.lost.row.lost_at.getTime()) / 60_000;
  const toTell = open.filter((each) => !each.finding || age(each) >= PERSON_AFTER_MINUTES);
  await openWorkItems(
    ctx,
    toTell.map(({ lost: { row }, finding }) => ({
      kind: "unknown_outcome",
      subjectId: row.id,
      customerId: row.customer_id,
      recoveryCaseId: row.case_ids[0]!,
      detail:
        `Nobody can say whether the ${row.channel} message of stage ${row.stage} to ` +
        `${row.recipient} left at ${row.sending_at.toISOString()}: ` +
        (finding?.finding === "open" ? finding.detail : "the provider cannot be asked") +
        ". It is not repeated until a person has settled it.",
    })),
  );
  const ended = open.filter((each) => !each.finding || age(each) >= GIVE_UP_AFTER_HOURS * 60);
  if (ended.length === 0) return;
  await sql`
    update lost_attempts set ask_at = null
     where organization_id = ${ctx.organizationId}
       and notification_id = any(${ended.map(({ lost }) => lost.row.id)}::uuid[])
       and attempt_id = any(${ended.map(({ lost }) => lost.row.attempt_id)}::uuid[])`.execute(
    ctx.db,
  );
}
