import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { readAttemptReference } from "#server/domain/notifications/attempt-reference.ts";
import type { ReplyEvent } from "#server/providers/inbound.ts";

export type ReplyContext = {
  customerId: string | null;
  recoveryCaseId: string | null;
  notificationId: string | null;
  contactPointId: string | null;
  /** The address that we wrote to, which need not be the one that answered. */
  contactAddress: string | null;
  zone: string | null;
  country: string | null;
  language: string | null;
};

type Row = {
  customer_id: string | null;
  recovery_case_id: string | null;
  notification_id: string | null;
  contact_point_id: string | null;
  address: string | null;
  time_zone: string | null;
  country: string | null;
  language: string | null;
};

/**
 * Whose answer it is: the message that it names, else the last one that went to the address it came
 * from, else whoever has that address.
 */
export async function findContext(ctx: Context, reply: ReplyEvent): Promise<ReplyContext> {
  const attempt = readAttemptReference(reply.answersAttemptId);
  const { rows } = await sql<Row>`
    with answered as (
      select id, customer_id, recovery_case_id, contact_point_id, 0 as place, queued_at
        from notifications
       where organization_id = ${ctx.organizationId} and id = ${attempt?.notificationId ?? null}::uuid
      union all
      (select id, customer_id, recovery_case_id, contact_point_id, 1, queued_at from notifications
        where organization_id = ${ctx.organizationId} and person_key = ${reply.from.toLowerCase()}
          and channel = ${reply.channel} and status not in ('queued', 'cancelled')
        order by provider_message_id is distinct from ${reply.answersProviderId ?? null}, queued_at desc
        limit 1)
      union all
      (select null, p.customer_id,
              (select c.id from recovery_cases c
                where c.organization_id = p.organization_id and c.customer_id = p.customer_id
                order by c.status desc, c.id desc limit 1),
              p.id, 2, null from contact_points p
        where p.organization_id = ${ctx.organizationId} and p.channel = ${reply.channel}
          and p.address = ${reply.from}
        order by p.is_retired, p.id desc limit 1)
    )
    select a.id as notification_id, a.customer_id, a.recovery_case_id, a.contact_point_id,
           p.address, u.time_zone, u.country, u.language
      from answered a
      left join contact_points p
        on p.organization_id = ${ctx.organizationId} and p.id = a.contact_point_id
       and p.channel = ${reply.channel}
      left join customers u on u.organization_id = ${ctx.organizationId} and u.id = a.customer_id
     order by a.place limit 1`.execute(ctx.db);
  const row = rows[0];
  return {
    customerId: row?.customer_id ?? null,
    recoveryCaseId: row?.recovery_case_id ?? null,
    notificationId: row?.notification_id ?? null,
    contactPointId: row?.contact_point_id ?? null,
    contactAddress: row?.address ?? null,
    zone: row?.time_zone ?? null,
    country: row?.country ?? null,
    language: row?.language ?? null,
  };
}
