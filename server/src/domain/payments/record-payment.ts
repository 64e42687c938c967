import type { InputOf } from "@dunlin/contract/endpoint.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import type { Payment, recordPayment as promise } from "@dunlin/contract/ledger.ts";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { applyToCustomer } from "#server/domain/invoices/apply-to-customer.ts";
import { toPayments } from "#server/domain/payments/payment.ts";

/** Books a payment; once this has committed, no reminder about the money leaves any more. */
export async function recordPayment(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<Payment> {
  const id = ctx.newId();
  const customerId = parseId(input.customerId);
  const amountMinor = BigInt(input.amount.amount);
  const currency = input.amount.currency;
  const { settlements, leftMinor } = await applyToCustomer(ctx, {
    by: "payment",
    sourceId: id,
    customerId,
    invoiceId: input.invoiceId,
    amountMinor,
    currency,
  });
  const row = await ctx.db
    .insertInto("payments")
    .values({
      organization_id: ctx.organizationId,
      id,
      customer_id: customerId,
      currency,
      amount_minor: amountMinor,
      unapplied_minor: leftMinor,
      received_on: input.receivedOn,
      reference: input.reference ?? null,
      created_at: ctx.now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  if (settlements.length > 0) {
    await ctx.db
      .insertInto("payment_allocations")
      .values(
        settlements.map((settlement) => ({
          organization_id: ctx.organizationId,
          payment_id: id,
          invoice_id: settlement.invoiceId,
          amount_minor: settlement.amountMinor,
          created_at: ctx.now(),
        })),
      )
      .execute();
  }
  await recordEvents(ctx, [
    {
      type: "payment.recorded",
      customerId,
      subjectId: id,
      data: { amount: input.amount, unapplied: Number(leftMinor) },
    },
  ]);
  return (await toPayments(ctx, [row]))[0]!;
}
