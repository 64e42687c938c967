import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";

export type Settlement = { invoiceId: string; amountMinor: bigint };

/** Takes money or credit off invoices: part of it leaves `partially_paid`, all of it `paid`. The rows are locked by the caller. */
export async function settleInvoices(
  ctx: Context,
  input: { by: "payment" | "credit-note"; sourceId: string; settlements: readonly Settlement[] },
): Promise<void> {
  if (input.settlements.length === 0) return;
  const column = sql.ref(input.by === "payment" ? "paid_minor" : "credited_minor");
  const { rows } = await sql<{
    id: string;
    recovery_case_id: string;
    customer_id: string;
    outstanding_minor: bigint;
    status: string;
    currency: string;
  }>`
    update invoices set
      ${column} = ${column} + given.amount_minor,
      status = case when invoices.outstanding_minor = given.amount_minor then 'paid' else 'partially_paid' end,
      updated_at = ${ctx.now()}
    from unnest(
      ${input.settlements.map((each) => each.invoiceId)}::uuid[],
      ${input.settlements.map((each) => each.amountMinor.toString())}::bigint[]
    ) as given (id, amount_minor)
    where invoices.organization_id = ${ctx.organizationId} and invoices.id = given.id
    returning invoices.id, recovery_case_id, customer_id, outstanding_minor, status, currency`.execute(
    ctx.db,
  );
  const amounts = new Map(input.settlements.map((each) => [each.invoiceId, each.amountMinor]));
  await recordEvents(
    ctx,
    rows.map((row) => ({
      type: input.by === "payment" ? "invoice.paid" : "invoice.credited",
      recoveryCaseId: row.recovery_case_id,
      customerId: row.customer_id,
      subjectId: row.id,
      data: {
        source: input.sourceId,
        amount: { amount: Number(amounts.get(row.id)), currency: row.currency },
        outstanding: { amount: Number(row.outstanding_minor), currency: row.currency },
        status: row.status,
      },
    })),
  );
}
