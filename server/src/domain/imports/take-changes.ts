import type { Context } from "#server/context.ts";
import type { ChangedInvoice } from "#server/domain/imports/compare-row.ts";
import { IMPORT_REFERENCE, receivedOn } from "#server/domain/imports/import-payment.ts";
import { findToday } from "#server/domain/invoices/invoice.ts";
import { payInvoices } from "#server/domain/invoices/pay-invoices.ts";
import { rescheduleInvoices } from "#server/domain/invoices/reschedule-invoices.ts";
import { cancelNotifications } from "#server/domain/notifications/cancel-notifications.ts";
import { bookPayments } from "#server/domain/payments/book-payments.ts";

/** Books what more was paid and moves due dates; what is queued to these customers is withdrawn. Cases and invoices are locked by the caller. */
export async function takeChanges(ctx: Context, changed: readonly ChangedInvoice[]): Promise<void> {
  if (changed.length === 0) return;
  const customerIds = [...new Set(changed.map((change) => change.known.customerId))];
  await cancelNotifications(ctx, {
    of: customerIds,
    because: "an import changed what is owed or when",
  });
  const today = await findToday(ctx);
  const payments = changed
    .filter((change) => change.paymentMinor > 0n)
    .map(({ row, known, paymentMinor }) => ({
      id: ctx.newId(),
      customerId: known.customerId,
      invoiceId: known.id,
      currency: known.currency,
      amountMinor: paymentMinor,
      receivedOn: receivedOn(row, today),
      reference: IMPORT_REFERENCE,
    }));
  await bookPayments(ctx, payments);
  await payInvoices(
    ctx,
    payments.map(({ id, invoiceId, amountMinor }) => ({ paymentId: id, invoiceId, amountMinor })),
  );
  await rescheduleInvoices(
    ctx,
    changed
      .filter((change) => change.isRescheduled)
      .map(({ row, known }) => ({ invoiceId: known.id, dueOn: row.dueOn, before: known.dueOn })),
  );
}
