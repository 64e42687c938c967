import type { SendingChannel } from "@dunlin/contract/channels.ts";
import { sql, type RawBuilder } from "kysely";
import type { Context } from "#server/context.ts";
import type { ReminderContent } from "#server/domain/templates/reminder-content.ts";

export type JudgedNotification = {
  id: string;
  batch_id: string;
  case_ids: string[];
  customer_id: string;
  contact_point_id: string;
  purpose: "reminder" | "opt_out_confirmation";
  stage: string;
  tone: string;
  channel: SendingChannel;
  recipient: string;
  recipient_name: string | null;
  template_id: string;
  content: ReminderContent;
  attempts: number;
  milli_gbp: number;
  must_use_template: boolean;
  leave_before: Date;
  /** The person wrote on WhatsApp lately enough for free text. */
  has_open_window: boolean;
  /** Why it must not leave any more; null when it may. */
  because: string | null;
};

/** A little less than the day that WhatsApp gives, for what is under way. */
const OPEN_WINDOW_MINUTES = 24 * 60 - 10;

/**
 * Reads messages under lock and judges whether they may still leave: the balance, holds, opt-outs
 * and the organization's pause are as they are now, not as they were when it was decided.
 */
export async function loadJudged(
  ctx: Context,
  which: RawBuilder<unknown>,
): Promise<JudgedNotification[]> {
  const now = sql`${ctx.now()}::timestamptz`;
  const { rows } = await sql<JudgedNotification>`
    select n.id, n.batch_id, n.case_ids, n.customer_id, n.contact_point_id, n.purpose, n.stage,
           n.tone, n.channel, n.recipient, n.recipient_name, n.template_id, n.content, n.attempts,
           n.milli_gbp, n.must_use_template, n.leave_before,
           n.channel = 'whatsapp' and exists (
             select from inbound_messages m
              where m.organization_id = n.organization_id and m.channel = 'whatsapp'
                and m.sender = n.recipient
                and m.received_at > ${now} - make_interval(mins => ${OPEN_WINDOW_MINUTES})
           ) as has_open_window,
           case
             when o.live_at is null then 'the organization is paused'
             when n.leave_before <= ${now} and n.status = 'queued'
               then 'it did not leave within contact hours'
             when p.is_retired then 'the address was taken away'
             when n.purpose = 'opt_out_confirmation' then null
             when p.opted_out_at is not null or p.consent = 'refused' or exists (
               select from suppressions s
                where s.organization_id = n.organization_id and s.channel = n.channel
                  and s.address = n.recipient and s.lifted_at is null
             ) then 'the person opted out'
             when exists (
               select from holds h
                where h.organization_id = n.organization_id and h.customer_id = n.customer_id
                  and h.released_at is null and h.starts_at <= ${now}
                  and (h.ends_at is null or h.ends_at > ${now})
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
     where n.organization_id = ${ctx.organizationId} and ${which}
     order by n.id
       for no key update of n`.execute(ctx.db);
  return rows;
}
