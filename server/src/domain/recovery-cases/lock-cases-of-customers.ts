import { sql } from "kysely";
import type { Context } from "#server/context.ts";

/** Locks the open cases of many customers, always in the order of their ids; no decision can pass by it. */
export async function lockCasesOfCustomers(
  ctx: Context,
  customerIds: readonly string[],
): Promise<string[]> {
  if (customerIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from recovery_cases
     where organization_id = ${ctx.organizationId} and status = 'open'
       and customer_id = any(${[...customerIds]}::uuid[])
     order by id
     for update`.execute(ctx.db);
  return rows.map((row) => row.id);
}
