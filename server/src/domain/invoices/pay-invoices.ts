import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";

export type InvoicePayment = { invoiceId: string; paymentId: string; amountMinor: bigint };
type Row = {
  id: string;
  recovery_case_id: string;
  customer_id: string;
  currency: string;
  outstanding_minor: bigint;
  status: string;
};

/** Takes payments off many invoices, one each, in one statement; the rows are locked by the caller and owe as much. */
export async function payInvoices(
  ctx: Context,
  payments: readonly InvoicePayment[],
): Promise<void> {
  if (payments.length === 0) return;
  const { rows } = await sql<Row>`
    update invoices set
      paid_minor = paid_minor + given.amount_minor,
      status = case when invoices.outstanding_minor = given.amount_minor then 'paid' else 'partially_paid' end,
      updated_at = ${ctx.now()}
    from unnest(
      ${payments.map((each) => each.invoiceId)}::uuid[],
      ${payments.map((each) => each.amountMinor.toString())}::bigint[]
    ) as given (id, amount_minor)
    where invoices.organization_id = ${ctx.organizationId} and invoices.id = given.id
    returning invoices.id, recovery_case_id, customer_id, currency, outstanding_minor, status`.execute(
    ctx.db,
  );
  const paymentOf = new Map(payments.map((each) => [each.invoiceId, each]));
  await recordEvents(
    ctx,
    rows.map((row) => ({
      type: "invoice.paid",
      recoveryCaseId: row.recovery_case_id,
      customerId: row.customer_id,
      subjectId: row.id,
      data: {
        source: paymentOf.get(row.id)?.paymentId,
        amount: { amount: Number(paymentOf.get(row.id)?.amountMinor), currency: row.currency },
        outstanding: { amount: Number(row.outstanding_minor), currency: row.currency },
        status: row.status,
      },
    })),
  );
}
