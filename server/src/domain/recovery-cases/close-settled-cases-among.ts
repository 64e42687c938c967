import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";

/** Closes those of the given cases in which nothing is owed any more, in one statement. */
export async function closeSettledCasesAmong(
  ctx: Context,
  caseIds: readonly string[],
): Promise<void> {
  if (caseIds.length === 0) return;
  const { rows: closed } = await sql<{ id: string; customer_id: string }>`
    update recovery_cases
       set status = 'closed', closed_at = ${ctx.now()}, next_decision_at = null
     where organization_id = ${ctx.organizationId} and status = 'open'
       and id = any(${[...caseIds]}::uuid[])
       and id not in (
         select recovery_case_id from invoices
          where organization_id = ${ctx.organizationId}
            and recovery_case_id = any(${[...caseIds]}::uuid[])
            and status in ('open', 'partially_paid'))
    returning id, customer_id`.execute(ctx.db);
  await recordEvents(
    ctx,
    closed.map((row) => ({
      type: "case.closed",
      recoveryCaseId: row.id,
      customerId: row.customer_id,
    })),
  );
}
