import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";

/** Closes those of many customers' cases in which nothing is owed any more, in one statement. */
export async function closeSettledCasesOfCustomers(
  ctx: Context,
  customerIds: readonly string[],
): Promise<void> {
  if (customerIds.length === 0) return;
  const { rows: closed } = await sql<{ id: string; customer_id: string }>`
    update recovery_cases
       set status = 'closed', closed_at = ${ctx.now()}, next_decision_at = null
     where organization_id = ${ctx.organizationId} and status = 'open'
       and customer_id = any(${[...customerIds]}::uuid[])
       and not exists (
         select from invoices
          where invoices.organization_id = recovery_cases.organization_id
            and invoices.recovery_case_id = recovery_cases.id
            and invoices.status in ('open', 'partially_paid'))
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
