import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { wakeCases } from "#server/domain/recovery-cases/wake-cases.ts";

/** Has the cases decided anew that wait because of one rule. */
export async function wakeDeferredCases(ctx: Context, rule: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from recovery_cases
     where organization_id = ${ctx.organizationId} and status = 'open'
       and next_decision_at is not null and last_answer like ${`defer %${rule}%`}`.execute(ctx.db);
  await wakeCases(
    ctx,
    rows.map((row) => row.id),
  );
}
