import { sql } from "kysely";
import { expect } from "vitest";
import type { TestOrganization } from "#test/test-world.ts";

/** Expects of every message that still counts that it was right when it was queued. */
export async function expectMessagesRight(ctx: TestOrganization): Promise<void> {
  const { rows: wrong } = await ctx.transact((inside) =>
    sql`
      select n.stage, n.recipient, n.queued_at, h.id as hold, p.opted_out_at
        from notifications n
        join contact_points p on p.organization_id = n.organization_id and p.id = n.contact_point_id
        left join holds h on h.organization_id = n.organization_id and h.customer_id = n.customer_id
         and (h.invoice_id is null or h.invoice_id = any(n.invoice_ids))
         and h.starts_at <= n.queued_at and (h.ends_at is null or n.queued_at < h.ends_at)
         and (h.released_at is null or n.queued_at < h.released_at)
         and h.starts_at < n.queued_at
       where n.organization_id = ${inside.organizationId} and n.status = 'accepted'
         and (h.id is not null or p.opted_out_at < n.queued_at)`.execute(inside.db),
  );
  expect(wrong, "messages in spite of a hold or an opt-out").toEqual([]);
}

/** Expects of the messages that left since the last look that each asks for exactly what is owed now. */
export async function expectClaimsRight(ctx: TestOrganization, seen: Set<string>): Promise<void> {
  const { rows } = await ctx.transact((inside) =>
    sql<{ id: string; number: string; asked: bigint; owed: bigint; status: string }>`
      select n.id, i.number, named.asked, i.outstanding_minor as owed, i.status
        from notifications n
        cross join lateral unnest(n.invoice_ids, n.outstanding_minors) as named (invoice_id, asked)
        join invoices i on i.organization_id = n.organization_id and i.id = named.invoice_id
       where n.organization_id = ${inside.organizationId} and n.status = 'accepted'`.execute(
      inside.db,
    ),
  );
  const fresh = rows.filter((row) => !seen.has(row.id));
  for (const row of fresh) {
    expect(row.owed, row.number).toBe(row.asked);
    expect(["open", "partially_paid"]).toContain(row.status);
  }
  for (const row of fresh) seen.add(row.id);
}

/** Expects that no stage of an invoice was told twice, and nobody got more than so many messages on one day. */
export async function expectNobodyToldTwice(ctx: TestOrganization, perDay = 1): Promise<void> {
  const { rows: twice } = await ctx.transact((inside) =>
    sql`
      select e.recovery_case_id, e.subject_id as invoice, e.data ->> 'stage' as stage, count(*)::int as times
        from events e
        join notifications n on n.organization_id = e.organization_id
         and n.id = (e.data ->> 'notification')::uuid and n.status not in ('cancelled', 'bounced')
       where e.organization_id = ${inside.organizationId} and e.type = 'reminder.issued'
       group by 1, 2, 3 having count(*) > 1`.execute(inside.db),
  );
  expect(twice, "stages told twice").toEqual([]);
  const { rows: crowded } = await ctx.transact((inside) =>
    sql`
      select n.person_key, (n.queued_at at time zone coalesce(c.time_zone, 'Europe/London'))::date as day,
             count(*)::int as messages
        from notifications n
        join customers c on c.organization_id = n.organization_id and c.id = n.customer_id
       where n.organization_id = ${inside.organizationId} and n.status <> 'cancelled'
       group by 1, 2 having count(*) > ${perDay}`.execute(inside.db),
  );
  expect(crowded, "people contacted too often on one day").toEqual([]);
}

/** Expects that no money was lost or made: what came in is where it went, and on no invoice is too much. */
export async function expectMoneyKept(ctx: TestOrganization): Promise<void> {
  const { rows: lost } = await ctx.transact((inside) =>
    sql`
      select p.id from payments p
        left join payment_allocations a on a.organization_id = p.organization_id and a.payment_id = p.id
       where p.organization_id = ${inside.organizationId}
       group by p.organization_id, p.id, p.amount_minor, p.unapplied_minor
      having coalesce(sum(a.amount_minor), 0) + p.unapplied_minor <> p.amount_minor
      union all
      select n.id from credit_notes n
        left join credit_note_allocations a on a.organization_id = n.organization_id and a.credit_note_id = n.id
       where n.organization_id = ${inside.organizationId}
       group by n.organization_id, n.id, n.amount_minor, n.unapplied_minor
      having coalesce(sum(a.amount_minor), 0) + n.unapplied_minor <> n.amount_minor`.execute(
      inside.db,
    ),
  );
  expect(lost, "payments and credit notes that do not add up").toEqual([]);
  const { rows: wrong } = await ctx.transact((inside) =>
    sql`
      select i.number, i.status, i.amount_minor, i.paid_minor, i.credited_minor, i.outstanding_minor
        from invoices i
       where i.organization_id = ${inside.organizationId}
         and (i.outstanding_minor < 0
           or i.outstanding_minor <> i.amount_minor - i.paid_minor - i.credited_minor
           or i.paid_minor <> (select coalesce(sum(amount_minor), 0) from payment_allocations a
                where a.organization_id = i.organization_id and a.invoice_id = i.id)
           or i.credited_minor <> (select coalesce(sum(amount_minor), 0) from credit_note_allocations a
                where a.organization_id = i.organization_id and a.invoice_id = i.id)
           or (i.status = 'paid') <> (i.outstanding_minor = 0))`.execute(inside.db),
  );
  expect(wrong, "invoices that do not add up").toEqual([]);
  const { rows: cases } = await ctx.transact((inside) =>
    sql`
      select c.id, c.status from recovery_cases c
       where c.organization_id = ${inside.organizationId}
         and (c.status = 'open') <> exists (
           select from invoices i where i.organization_id = c.organization_id
             and i.recovery_case_id = c.id and i.status in ('open', 'partially_paid'))`.execute(
      inside.db,
    ),
  );
  expect(cases, "cases that are open with nothing owed, or closed with something owed").toEqual([]);
}
