import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import type { JudgedNotification } from "#server/domain/notifications/load-judged.ts";

type Row = Omit<JudgedNotification, "because"> & {
  attempt_id: string;
  sending_at: Date;
  lost_at: Date;
  asked: number;
};

export type LostAttempt = {
  row: Row & { because: null };
  /** What the provider has for other messages to the same person. */
  knownProviderIds: ReadonlySet<string>;
};

const AT_MOST = 200;
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 900;

/** Takes the attempts that are to be asked about now; each is asked again later, should nobody write down what was found. */
export async function claimLostAttempts(ctx: Context): Promise<LostAttempt[]> {
  const now = sql`${ctx.now()}::timestamptz`;
  const { rows } = await sql<Row>`
    with due as (
      select organization_id, notification_id from lost_attempts
       where organization_id = ${ctx.organizationId} and ask_at <= ${now}
       order by ask_at limit ${AT_MOST} for update skip locked
    ), claimed as (
      update lost_attempts l
         set asked = l.asked + 1,
             ask_at = ${now} + make_interval(
               secs => least(${FIRST_WAIT_SECONDS} * power(2, l.asked), ${LONGEST_WAIT_SECONDS}))
        from due
       where l.organization_id = due.organization_id and l.notification_id = due.notification_id
      returning l.notification_id, l.attempt_id, l.handed_over_at, l.lost_at, l.asked
    )
    select n.id, n.batch_id, n.case_ids, n.customer_id, n.contact_point_id, n.purpose, n.stage,
           n.tone, n.channel, n.recipient, n.recipient_name, n.template_id, n.content, n.attempts,
           n.milli_gbp, n.must_use_template, n.leave_before, true as has_open_window,
           claimed.attempt_id, claimed.handed_over_at as sending_at, claimed.lost_at, claimed.asked
      from claimed
      join notifications n on n.organization_id = ${ctx.organizationId}
       and n.id = claimed.notification_id and n.status = 'unknown'`.execute(ctx.db);
  const known = await loadKnownIds(ctx, rows);
  return rows.map((row) => ({
    row: { ...row, because: null },
    knownProviderIds: new Set(known.get(row.recipient) ?? []),
  }));
}

async function loadKnownIds(ctx: Context, rows: readonly Row[]): Promise<Map<string, string[]>> {
  if (rows.length === 0) return new Map();
  const { rows: known } = await sql<{ recipient: string; ids: string[] }>`
    select recipient, array_agg(provider_message_id) as ids from notifications
     where organization_id = ${ctx.organizationId} and provider_message_id is not null
       and person_key = any(${rows.map((row) => row.recipient.trim().toLowerCase())}::text[])
       and queued_at > ${ctx.now()}::timestamptz - interval '8 days'
     group by recipient`.execute(ctx.db);
  return new Map(known.map((row) => [row.recipient, row.ids]));
}
