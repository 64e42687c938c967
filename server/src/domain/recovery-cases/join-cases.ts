import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { caseKey } from "#server/domain/recovery-cases/case-key.ts";

export type WantedCase = {
  customerId: string;
  currency: string;
  /** Whether anything is owed: what is paid already opens no case. */
  isOwed: boolean;
};
type Found = { id: string; customer_id: string; currency: string };

/**
 * The cases of many customers, one a currency, by their `caseKey`: the open one, locked, opened
 * where something is owed; else one that is closed, so that what is paid keeps nobody's case open.
 */
export async function joinCases(
  ctx: Context,
  wanted: readonly WantedCase[],
): Promise<Map<string, string>> {
  const joined = new Map<string, string>();
  const note = (rows: Found[]): void => {
    for (const row of rows) {
      joined.set(caseKey({ customerId: row.customer_id, currency: row.currency }), row.id);
    }
  };
  const missing = (isOwed: boolean): WantedCase[] =>
    wanted.filter((each) => each.isOwed === isOwed && !joined.has(caseKey(each)));
  if (wanted.length > 0) note(await lockOpen(ctx, wanted));
  // Another session may close or open one of them between two statements.
  for (let owed = missing(true); owed.length > 0; owed = missing(true)) {
    note(await openCases(ctx, owed, "open"));
    const taken = missing(true);
    if (taken.length > 0) note(await lockOpen(ctx, taken));
  }
  const settled = missing(false);
  if (settled.length > 0) note(await findClosed(ctx, settled));
  const first = missing(false);
  if (first.length > 0) note(await openCases(ctx, first, "closed"));
  return joined;
}

async function lockOpen(ctx: Context, wanted: readonly WantedCase[]): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select c.id, c.customer_id, c.currency
      from ${given(wanted)}
      join recovery_cases c on c.organization_id = ${ctx.organizationId}
       and c.customer_id = given.customer_id and c.currency = given.currency
     where c.status = 'open'
     order by c.id
     for update of c`.execute(ctx.db);
  return rows;
}

async function openCases(
  ctx: Context,
  wanted: readonly WantedCase[],
  status: "open" | "closed",
): Promise<Found[]> {
  const { rows } = await sql<Found>`
    insert into recovery_cases
      (organization_id, id, customer_id, currency, status, opened_at, closed_at)
    select ${ctx.organizationId}::uuid, given.id, given.customer_id, given.currency, ${status},
           ${ctx.now()}::timestamptz, ${status === "open" ? null : ctx.now()}::timestamptz
      from unnest(
        ${wanted.map(() => ctx.newId())}::uuid[],
        ${wanted.map((each) => each.customerId)}::uuid[],
        ${wanted.map((each) => each.currency)}::text[]
      ) as given (id, customer_id, currency)
    on conflict do nothing
    returning id, customer_id, currency`.execute(ctx.db);
  const types = status === "open" ? ["case.opened"] : ["case.opened", "case.closed"];
  await recordEvents(
    ctx,
    rows.flatMap((row) =>
      types.map((type) => ({
        type,
        recoveryCaseId: row.id,
        customerId: row.customer_id,
        data: type === "case.opened" ? { currency: row.currency } : {},
      })),
    ),
  );
  return rows;
}

async function findClosed(ctx: Context, wanted: readonly WantedCase[]): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select latest.recovery_case_id as id, given.customer_id, given.currency
      from ${given(wanted)}
      cross join lateral (
        select recovery_case_id from invoices
         where organization_id = ${ctx.organizationId}
           and customer_id = given.customer_id and currency = given.currency
         order by recovery_case_id desc limit 1) as latest`.execute(ctx.db);
  return rows;
}

function given(wanted: readonly WantedCase[]) {
  return sql`unnest(
    ${wanted.map((each) => each.customerId)}::uuid[],
    ${wanted.map((each) => each.currency)}::text[]) as given (customer_id, currency)`;
}
