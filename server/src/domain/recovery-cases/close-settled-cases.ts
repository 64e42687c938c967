import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";

/** Closes those of a customer's cases in which nothing is owed any more. */
export async function closeSettledCases(ctx: Context, customerId: string): Promise<void> {
  const closed = await ctx.db
    .updateTable("recovery_cases")
    .set({ status: "closed", closed_at: ctx.now(), next_decision_at: null })
    .where("customer_id", "=", customerId)
    .where("status", "=", "open")
    .where(
      sql<boolean>`not exists (
        select from invoices
         where invoices.organization_id = recovery_cases.organization_id
           and invoices.recovery_case_id = recovery_cases.id
           and invoices.status in ('open', 'partially_paid'))`,
    )
    .returning("id")
    .execute();
  await recordEvents(
    ctx,
    closed.map(({ id }) => ({ type: "case.closed", recoveryCaseId: id, customerId })),
  );
}
