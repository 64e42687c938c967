import { sql } from "kysely";
import type { TestOrganization } from "#test/test-world.ts";

/**
 * Where everything about an organization's debtors has come to, by debtor, without the ids and in an
 * order of its own. Whoever said stop was told that it is followed, however often they were told
 * before; nobody is owed that who has taken it back.
 */
export async function finalState(ctx: TestOrganization): Promise<Map<string, object>> {
  const { rows } = await ctx.transact((inside) =>
    sql<{ name: string; state: object }>`
      select c.name, jsonb_build_object(
        'points', (select jsonb_agg(jsonb_build_array(p.channel, p.quality, p.opted_out_at is not null,
                     exists (select from suppressions s where s.organization_id = p.organization_id
                                and s.channel = p.channel and s.address = p.address
                                and s.lifted_at is null)))
                     from contact_points p
                    where p.organization_id = c.organization_id and p.customer_id = c.id),
        'reminders', (select jsonb_agg(jsonb_build_array(n.stage, n.channel, n.recipient, n.status,
                        n.is_withdrawn, n.detail) order by n.status, n.id)
                        from notifications n
                       where n.organization_id = c.organization_id and n.customer_id = c.id
                         and n.purpose = 'reminder'),
        'is_confirmed', exists (
          select from notifications n
            join suppressions s on s.organization_id = n.organization_id
                               and s.channel = n.channel and s.address = n.recipient
                               and s.lifted_at is null
           where n.organization_id = c.organization_id and n.customer_id = c.id
             and n.purpose = 'opt_out_confirmation' and n.status <> 'cancelled'),
        'answers', (select jsonb_agg(jsonb_build_array(m.channel, m.sender, m.subject, m.body, m.intent,
                      m.confidence_percent, m.status, m.received_at, m.provider_message_id,
                      m.notification_id is not null, m.recovery_case_id is not null)
                      order by m.provider_message_id)
                      from inbound_messages m
                     where m.organization_id = c.organization_id and m.customer_id = c.id),
        'work', (select jsonb_agg(jsonb_build_array(w.kind, w.detail, w.closed_at is null)
                   order by w.kind, w.detail)
                   from work_items w
                  where w.organization_id = c.organization_id and w.customer_id = c.id),
        'holds', (select jsonb_agg(jsonb_build_array(h.kind, h.ends_at, h.note) order by h.kind)
                    from holds h
                   where h.organization_id = c.organization_id and h.customer_id = c.id)) as state
        from customers c where c.organization_id = ${inside.organizationId}`.execute(inside.db),
  );
  return new Map(rows.map(({ name, state }) => [name, state]));
}
