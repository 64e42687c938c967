import type { SendingChannel } from "@dunlin/contract/channels.ts";
import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { refundQuota } from "#server/domain/quotas/refund-quota.ts";
import { wakeCases } from "#server/domain/recovery-cases/wake-cases.ts";
import { closeWorkItems } from "#server/domain/work-items/close-work-items.ts";

type Row = {
  id: string;
  case_ids: string[];
  customer_id: string;
  stage: string;
  channel: SendingChannel;
  milli_gbp: number;
  sending_at: Date | null;
};

/**
 * Withdraws every queued message of these customers, or of all, in the transaction of what caused
 * it, letters that nobody has posted yet among them; their stages are due again. One that is being handed over already waits for nobody.
 */
export async function cancelNotifications(
  ctx: Context,
  input: { of: readonly string[] | "organization"; because: string },
): Promise<number> {
  const whose =
    input.of === "organization"
      ? sql`(batch_id in (
          select id from delivery_batches b where b.organization_id = ${ctx.organizationId})
          or id in (
          select subject_id from work_items w
           where w.organization_id = ${ctx.organizationId} and w.kind = 'letter_to_post'
             and w.closed_at is null))`
      : sql`recovery_case_id in (
          select id from recovery_cases c
           where c.organization_id = ${ctx.organizationId}
             and c.customer_id = any(${[...input.of]}::uuid[]))`;
  // What is under way may be queued again and released while we have not committed: its receipt waits.
  const { rows: locked } = await sql<{ id: string; status: string }>`
    select id, status from notifications
     where organization_id = ${ctx.organizationId} and status in ('queued', 'sending', 'to_post')
       and not is_withdrawn and ${whose}
     order by id for no key update`.execute(ctx.db);
  const { rows } = await sql<Row>`
    update notifications
       set status = 'cancelled', is_withdrawn = true, detail = ${input.because}, settled_at = ${ctx.now()}
     where organization_id = ${ctx.organizationId} and status in ('queued', 'to_post')
       and not is_withdrawn and purpose = 'reminder' and ${whose}
    returning id, case_ids, customer_id, stage, channel, milli_gbp, sending_at`.execute(ctx.db);
  const toPost = new Set(locked.filter((row) => row.status === "to_post").map((row) => row.id));
  await takeBackLetters(
    ctx,
    rows.filter((row) => toPost.has(row.id)),
  );
  await recordEvents(
    ctx,
    rows.flatMap((row) =>
      row.case_ids.map((recoveryCaseId) => ({
        type: "notification.cancelled",
        recoveryCaseId,
        customerId: row.customer_id,
        subjectId: row.id,
        data: { stage: row.stage, because: input.because },
      })),
    ),
  );
  await wakeCases(ctx, [...new Set(rows.flatMap((row) => row.case_ids))]);
  return rows.length;
}

/** A letter that was made ready but not posted never left. */
async function takeBackLetters(ctx: Context, letters: readonly Row[]): Promise<void> {
  await closeWorkItems(ctx, {
    kind: "letter_to_post",
    subjectIds: letters.map((row) => row.id),
  });
  await refundQuota(
    ctx,
    letters.map((row) => ({
      notificationId: row.id,
      channel: row.channel,
      milliGbp: row.milli_gbp,
      takenAt: row.sending_at!,
    })),
  );
}
