import { showAmount } from "@dunlin/contract/show-amount.ts";
import { nameKey } from "#server/domain/customers/customer.ts";
import type { ImportRow, RejectedRow } from "#server/domain/imports/reading/import-row.ts";
import type { Field, Layout } from "#server/domain/imports/reading/layout.ts";
import { quoteCell } from "#server/domain/imports/reading/reading.ts";

/** An invoice of the ledger that has the number of a line. */
export type KnownInvoice = {
  id: string;
  number: string;
  customerId: string;
  customerName: string;
  customerKey: string;
  currency: string;
  amountMinor: bigint;
  paidMinor: bigint;
  creditedMinor: bigint;
  status: "open" | "partially_paid" | "paid" | "void" | "written_off";
  dueOn: string;
};

/** What a line means for the ledger. */
export type Comparison =
  | { kind: "new"; row: ImportRow }
  | { kind: "unchanged"; row: ImportRow }
  | ChangedInvoice
  | { kind: "rejected"; rejected: RejectedRow };

/** More was paid, or the due date moved. */
export type ChangedInvoice = {
  kind: "changed";
  row: ImportRow;
  known: KnownInvoice;
  paymentMinor: bigint;
  isRescheduled: boolean;
};

type Pair = { row: ImportRow; known: KnownInvoice; layout: Layout };

/** Tells what a line means for the ledger: new, the same, paid further or moved; what contradicts it is rejected with both values. */
export function compareRow(
  row: ImportRow,
  known: KnownInvoice | undefined,
  layout: Layout,
): Comparison {
  if (!known) return { kind: "new", row };
  const pair = { row, known, layout };
  const contradiction = contradict(pair);
  if (contradiction) return contradiction;
  const paymentMinor = paidSince(pair);
  const impossible = judgePayment(pair, paymentMinor);
  if (impossible) return impossible;
  const isRescheduled = row.dueOn !== known.dueOn;
  if (paymentMinor === 0n && !isRescheduled) return { kind: "unchanged", row };
  if (known.status === "void" || known.status === "written_off") {
    const status = known.status.replace("_", " ");
    return reject(
      pair,
      paymentMinor > 0n ? paidField(layout) : "dueOn",
      paymentMinor > 0n
        ? `the invoice is ${status}, the file says that ${show(pair, paymentMinor)} more is paid`
        : `the invoice is ${status} and was due on ${known.dueOn}, the file says ${row.dueOn}`,
    );
  }
  return { kind: "changed", row, known, paymentMinor, isRescheduled };
}

function contradict(pair: Pair): Comparison | null {
  const { row, known, layout } = pair;
  if (nameKey(row.customerName) !== known.customerKey) {
    const names = `${quoteCell(known.customerName)}, the file says ${quoteCell(row.customerName)}`;
    return reject(pair, "customerName", `the invoice is to ${names}`);
  }
  if (row.currency !== known.currency) {
    const field = layout.mapping.currency === undefined ? amountField(layout) : "currency";
    return reject(
      pair,
      field,
      `the invoice is in ${known.currency}, the file says ${row.currency}`,
    );
  }
  if (listsOnlyWhatIsOwed(layout) || row.amountMinor === known.amountMinor) return null;
  const amounts = `${show(pair, known.amountMinor)}, the file says ${show(pair, row.amountMinor)}`;
  return reject(pair, amountField(layout), `the invoice is over ${amounts}`);
}

/** What the file has more paid than the ledger; where it lists what is outstanding, credit notes count too. */
function paidSince({ row, known, layout }: Pair): bigint {
  if (listsOnlyWhatIsOwed(layout)) return owedOn(known) - row.amountMinor;
  const credited = layout.mapping.outstanding === undefined ? 0n : known.creditedMinor;
  return row.paidMinor - known.paidMinor - credited;
}

function judgePayment(pair: Pair, paymentMinor: bigint): Comparison | null {
  const { row, known, layout } = pair;
  const owed = owedOn(known);
  if (listsOnlyWhatIsOwed(layout)) {
    if (paymentMinor >= 0n) return null;
    const amounts = `${show(pair, owed)}, the file says ${show(pair, row.amountMinor)}`;
    return reject(pair, amountField(layout), `what is outstanding is ${amounts}`);
  }
  const isMore = paymentMinor > owed;
  if (paymentMinor >= 0n && !isMore) return null;
  const settled = row.paidMinor - paymentMinor;
  const amounts = `${show(pair, settled)}, the file says ${show(pair, row.paidMinor)}`;
  const rest = isMore ? `, and only ${show(pair, owed)} is outstanding` : "";
  return reject(pair, paidField(layout), `what is paid already is ${amounts}${rest}`);
}

function owedOn(known: KnownInvoice): bigint {
  return known.amountMinor - known.paidMinor - known.creditedMinor;
}

function listsOnlyWhatIsOwed(layout: Layout): boolean {
  return layout.mapping.amount === undefined;
}

function amountField(layout: Layout): Field {
  return listsOnlyWhatIsOwed(layout) ? "outstanding" : "amount";
}

function paidField(layout: Layout): Field {
  if (layout.mapping.paid !== undefined) return "paid";
  return layout.mapping.outstanding === undefined ? "amount" : "outstanding";
}

function show({ known }: Pair, minor: bigint): string {
  return showAmount(minor, known.currency);
}

function reject({ row, layout }: Pair, field: Field, reason: string): Comparison {
  const column = layout.mapping[field] ?? layout.columns[0] ?? "";
  return { kind: "rejected", rejected: { line: row.line, column, reason } };
}
