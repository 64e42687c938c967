import type { RejectedRow } from "./import-row.ts";
import { quoteCell, tidyCell } from "./reading.ts";
import type { RowCells } from "./row-cells.ts";

const INVOICE = /invoice|rechnung|facture/i;
const OTHERS = anyOf(`credit payment refund deposit journal estimate quote receipt statement
  check cheque gutschrift zahlung avoir paiement`);
const NOT_OWED = anyOf(`^draft$ ^submitted$ ^rejected$ ^voide?d?$ ^deleted$ ^cancell?ed$ ^entwurf$
  ^storniert$ ^brouillon$ ^annulée?$`);

function anyOf(patterns: string): RegExp {
  return new RegExp(patterns.trim().split(/\s+/).join("|"), "i");
}

/** Lists a line that its type or status column says is no invoice that is owed, or answers null. */
export function checkKind(row: RowCells): RejectedRow | null {
  const { layout, typeIndex, statusIndex } = row.plan;
  const type = tidyCell(row.cells[typeIndex] ?? "");
  const strict = layout.kind === "quickbooks";
  const foreign = OTHERS.test(type) || (strict && type !== "" && !INVOICE.test(type));
  if (foreign) {
    const entered = "payments and credits are entered separately";
    const reason = `${quoteCell(type)} is not an invoice: ${entered}`;
    return { line: row.line, column: layout.typeColumn ?? "", reason };
  }
  const status = tidyCell(row.cells[statusIndex] ?? "");
  if (!NOT_OWED.test(status)) return null;
  const reason = `${quoteCell(status)} invoices are not owed`;
  return { line: row.line, column: layout.statusColumn ?? "", reason };
}
