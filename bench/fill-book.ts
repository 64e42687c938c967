import { runSql, type SqlPool } from "@dunlin/server/platform/database/pool.ts";

export type Book = {
  organizationId: string;
  customers: number;
  invoicesEach: number;
  due: number;
  now: Date;
  /** Where everybody can be reached; e-mail when left out. */
  channel?: keyof typeof ADDRESSES;
};

/** An address of customer n, as SQL. */
const ADDRESSES = {
  email: "'pat' || n || '@customer.example'",
  sms: "'+447' || lpad(n::text, 9, '0')",
  whatsapp: "'+447' || lpad(n::text, 9, '0')",
  letter: "n || ' High Street' || chr(10) || 'Leeds' || chr(10) || 'LS1 1AA'",
};

/** Fills an organization by SQL alone: `due` customers have one invoice a week late, the others owe nothing that is due for a month. */
export async function fillBook(pool: SqlPool, book: Book): Promise<void> {
  const client = await pool.connect();
  const { organizationId: id, customers, invoicesEach, due, channel = "email" } = book;
  const today = book.now.toISOString().slice(0, 10);
  // Ids that a counter makes: one space per kind of row, so that the generator needs no joins.
  const idOf = (kind: number, number: string) =>
    `(lpad(to_hex(${kind}), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
  const customer = idOf(1, "n");
  const contact = idOf(2, "n");
  const recoveryCase = idOf(4, "n");
  try {
    await client.query(
      `set session_replication_role = replica;
       insert into customers (organization_id, id, name, name_key, country, subdivision, time_zone, language, created_at, updated_at)
       select '${id}', ${customer}, 'Customer ' || n, 'customer ' || n, 'GB', 'ENG', 'Europe/London', 'en-GB', now(), now()
         from generate_series(1, ${customers}) n;
       insert into contacts (organization_id, id, customer_id, name, position)
       select '${id}', ${contact}, ${customer}, 'Pat ' || n, 0 from generate_series(1, ${customers}) n;
       insert into contact_points (organization_id, id, customer_id, contact_id, channel, address, position, consent)
       select '${id}', ${idOf(3, "n")}, ${customer}, ${contact}, '${channel}', ${ADDRESSES[channel]}, 0, 'given'
         from generate_series(1, ${customers}) n;
       insert into recovery_cases (organization_id, id, customer_id, currency, opened_at, next_decision_at)
       select '${id}', ${recoveryCase}, ${customer}, 'GBP', now(),
              case when n <= ${due} then '${today}'::timestamptz else '${today}'::timestamptz + interval '30 days' end
         from generate_series(1, ${customers}) n;
       insert into invoices (organization_id, id, customer_id, recovery_case_id, number, currency, issued_on, due_on, amount_minor, created_at, updated_at)
       select '${id}', ${idOf(5, "n + i * 100000000::bigint")}, ${customer}, ${recoveryCase}, 'INV-' || n || '-' || i, 'GBP',
              '${today}'::date - 60, case when n <= ${due} and i = 0 then '${today}'::date - 7 else '${today}'::date + 60 + i end,
              10000 + n % 90000, now(), now()
         from generate_series(1, ${customers}) n, generate_series(0, ${invoicesEach - 1}) i;
       set session_replication_role = origin;`,
      [],
    );
    await client.query("analyze", []);
  } finally {
    client.release();
  }
}

/** Takes back what a pass did, so that the same customers are due again. */
export async function resetBook(pool: SqlPool, now: Date): Promise<void> {
  const today = now.toISOString().slice(0, 10);
  await runSql(
    pool,
    `truncate notifications, reminders, events, delivery_batches, lost_attempts, inbound_messages, work_items;
     update recovery_cases set next_decision_at = '${today}', last_answer = null where last_answer is not null;
     delete from pgboss.job;
     do $$ begin
       if to_regclass('bench.sent') is not null then truncate bench.sent; end if;
     end $$;`,
  );
  await runSql(pool, "vacuum analyze recovery_cases");
}
