import type { Context } from "#server/context.ts";
import { IMPORT_REFERENCE, receivedOn } from "#server/domain/imports/import-payment.ts";
import type { ImportRow } from "#server/domain/imports/reading/import-row.ts";
import { addInvoices } from "#server/domain/invoices/add-invoices.ts";
import { findToday } from "#server/domain/invoices/invoice.ts";
import { bookPayments } from "#server/domain/payments/book-payments.ts";
import { caseKey } from "#server/domain/recovery-cases/case-key.ts";
import { joinCases } from "#server/domain/recovery-cases/join-cases.ts";

type NewRow = ImportRow & { customerId: string };
type Added = {
  count: number;
  /** The cases that new invoices joined. */
  caseIds: string[];
  /** Lines whose number somebody else added in between: they are to be compared. */
  late: ImportRow[];
};

/** Adds invoices to their customers' cases, with what is paid of them as payments. */
export async function addNewInvoices(ctx: Context, rows: readonly NewRow[]): Promise<Added> {
  if (rows.length === 0) return { count: 0, caseIds: [], late: [] };
  const cases = await joinCases(ctx, wantCases(rows));
  const ids = await addInvoices(
    ctx,
    rows.map((row) => ({
      ...row,
      number: row.invoiceNumber,
      recoveryCaseId: cases.get(caseKey(row))!,
    })),
  );
  const today = await findToday(ctx);
  await bookPayments(
    ctx,
    rows
      .filter((row) => row.paidMinor > 0n && ids.has(row.invoiceNumber))
      .map((row) => ({
        id: ctx.newId(),
        customerId: row.customerId,
        invoiceId: ids.get(row.invoiceNumber)!,
        currency: row.currency,
        amountMinor: row.paidMinor,
        receivedOn: receivedOn(row, today),
        reference: IMPORT_REFERENCE,
      })),
  );
  return {
    count: ids.size,
    caseIds: [...cases.values()],
    late: rows.filter((row) => !ids.has(row.invoiceNumber)),
  };
}

function wantCases(rows: readonly NewRow[]) {
  return [...Map.groupBy(rows, caseKey).values()].map((own) => ({
    customerId: own[0]!.customerId,
    currency: own[0]!.currency,
    isOwed: own.some((row) => row.paidMinor < row.amountMinor),
  }));
}
