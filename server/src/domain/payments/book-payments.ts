import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";

export type BookedPayment = {
  id: string;
  customerId: string;
  /** The invoice that takes all of it. */
  invoiceId: string;
  currency: string;
  amountMinor: bigint;
  receivedOn: string;
  reference: string;
};

/** Writes many payments, each with its one allocation, in two statements; the invoices are the caller's to settle. */
export async function bookPayments(
  ctx: Context,
  payments: readonly BookedPayment[],
): Promise<void> {
  if (payments.length === 0) return;
  await sql`
    insert into payments
      (organization_id, created_at, unapplied_minor, id, customer_id, currency, amount_minor,
       received_on, reference)
    select ${ctx.organizationId}::uuid, ${ctx.now()}::timestamptz, 0, given.*
      from unnest(
        ${payments.map((each) => each.id)}::uuid[],
        ${payments.map((each) => each.customerId)}::uuid[],
        ${payments.map((each) => each.currency)}::text[],
        ${payments.map((each) => each.amountMinor.toString())}::bigint[],
        ${payments.map((each) => each.receivedOn)}::date[],
        ${payments.map((each) => each.reference)}::text[]
      ) as given (id, customer_id, currency, amount_minor, received_on, reference)`.execute(ctx.db);
  await sql`
    insert into payment_allocations
      (organization_id, created_at, payment_id, invoice_id, amount_minor)
    select ${ctx.organizationId}::uuid, ${ctx.now()}::timestamptz, given.*
      from unnest(
        ${payments.map((each) => each.id)}::uuid[],
        ${payments.map((each) => each.invoiceId)}::uuid[],
        ${payments.map((each) => each.amountMinor.toString())}::bigint[]
      ) as given (payment_id, invoice_id, amount_minor)`.execute(ctx.db);
  await recordEvents(
    ctx,
    payments.map((each) => ({
      type: "payment.recorded",
      customerId: each.customerId,
      subjectId: each.id,
      data: {
        amount: { amount: Number(each.amountMinor), currency: each.currency },
        unapplied: 0,
      },
    })),
  );
}
