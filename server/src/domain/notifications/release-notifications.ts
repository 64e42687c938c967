import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { settleBatches } from "#server/domain/notifications/settle-batches.ts";
import { wakeCases } from "#server/domain/recovery-cases/wake-cases.ts";
import type { ReminderContent } from "#server/domain/templates/reminder-content.ts";

export type ReleasedNotification = {
  id: string;
  batch_id: string;
  attempt_id: string;
  case_ids: string[];
  customer_id: string;
  contact_point_id: string;
  stage: string;
  recipient: string;
  recipient_name: string | null;
  template_id: string;
  content: ReminderContent;
  attempts: number;
};

type Judged = ReleasedNotification & { status: string; detail: string | null };

/**
 * Lets messages go: in one transaction the balance, holds, opt-outs and the organization's pause
 * are read again and the attempt is written down, under an id that tells the release. What has
 * changed withdraws the message.
 */
export async function releaseNotifications(
  ctx: Context,
  input: { batchId: string; workerId: string; releaseId: string },
): Promise<ReleasedNotification[]> {
  const { rows } = await sql<Judged>`
    with judged as materialized (
      select n.id,
        case
          when o.live_at is null then 'the organization is paused'
          when n.leave_before <= ${ctx.now()} then 'it did not leave within contact hours'
          when p.is_retired then 'the address was taken away'
          when p.opted_out_at is not null or p.consent = 'refused' then 'the person opted out'
          when exists (
            select from holds h
             where h.organization_id = n.organization_id and h.customer_id = n.customer_id
               and h.released_at is null and h.starts_at <= ${ctx.now()}
               and (h.ends_at is null or h.ends_at > ${ctx.now()})
               and (h.invoice_id is null or h.invoice_id = any(n.invoice_ids))
          ) then 'a hold is in force'
          when exists (
            select from unnest(n.invoice_ids, n.outstanding_minors) as named (id, outstanding_minor)
              left join invoices i on i.organization_id = n.organization_id and i.id = named.id
             where i.outstanding_minor is distinct from named.outstanding_minor
                or i.status not in ('open', 'partially_paid')
          ) then 'what is owed has changed'
        end as because
        from notifications n
        join organizations o on o.id = n.organization_id
        join contact_points p on p.organization_id = n.organization_id and p.id = n.contact_point_id
       where n.organization_id = ${ctx.organizationId} and n.batch_id = ${input.batchId}
         and n.status = 'queued' and n.next_attempt_at <= ${ctx.now()}
    )
    update notifications n
       set status = case when judged.because is null then 'sending' else 'cancelled' end,
           is_withdrawn = judged.because is not null,
           attempt_id = case when judged.because is null then md5(${input.releaseId}::text || n.id)::uuid end,
           worker_id = case when judged.because is null then ${input.workerId}::uuid end,
           attempts = n.attempts + case when judged.because is null then 1 else 0 end,
           sending_at = case when judged.because is null then ${ctx.now()}::timestamptz end,
           settled_at = case when judged.because is null then null else ${ctx.now()}::timestamptz end,
           detail = judged.because
      from judged
     where n.organization_id = ${ctx.organizationId} and n.id = judged.id and n.status = 'queued'
    returning n.id, n.batch_id, n.attempt_id, n.case_ids, n.customer_id, n.contact_point_id, n.stage, n.recipient,
              n.recipient_name, n.template_id, n.content, n.attempts, n.status, n.detail`.execute(
    ctx.db,
  );
  await tellWithdrawn(
    ctx,
    rows.filter((row) => row.status === "cancelled"),
  );
  if (rows.every((row) => row.status === "cancelled")) await settleBatches(ctx);
  return rows.filter((row) => row.status === "sending");
}

/** Withdrawn messages leave their trace, and their cases are decided anew. */
async function tellWithdrawn(ctx: Context, withdrawn: readonly Judged[]): Promise<void> {
  await recordEvents(
    ctx,
    withdrawn.flatMap((row) =>
      row.case_ids.map((recoveryCaseId) => ({
        type: "notification.cancelled",
        recoveryCaseId,
        customerId: row.customer_id,
        subjectId: row.id,
        data: { stage: row.stage, because: row.detail },
      })),
    ),
  );
  await wakeCases(ctx, [...new Set(withdrawn.flatMap((row) => row.case_ids))]);
}
