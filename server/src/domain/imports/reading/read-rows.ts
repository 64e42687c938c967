import { classifyLine } from "./classify-line.ts";
import { type ImportRow, isRejected, type RejectedRow } from "./import-row.ts";
import type { ByteSource, Layout } from "./layout.ts";
import type { CellRecord } from "./parse-cells.ts";
import { readRecords } from "./read-records.ts";
import { readRow } from "./read-row.ts";
import { quoteCell, tidyCell } from "./reading.ts";
import { planRows, type RowCells, type RowPlan, textOf } from "./row-cells.ts";

export type { ImportRow, RejectedRow };

/** What the lines before mean for the next one. */
type Reader = { plan: RowPlan; heading: string; seen: Set<string>; last: string };

function brokenRow({ line, broken }: CellRecord, columns: string[]): RejectedRow {
  const column = columns[Math.min(broken?.cell ?? 0, columns.length - 1)] ?? "";
  return { line, column, reason: broken?.reason ?? "" };
}

/** Xero writes one line per item of an invoice, each with the invoice's number and total. */
function repeatsLast(reader: Reader, row: RowCells): boolean {
  if (reader.plan.layout.kind !== "xero") return false;
  const number = textOf(row, "invoiceNumber");
  const key = JSON.stringify([number, textOf(row, "customerName"), textOf(row, "amount")]);
  const repeats = number !== "" && key === reader.last;
  reader.last = key;
  return repeats;
}

function readRecord(reader: Reader, record: CellRecord): ImportRow | RejectedRow | null {
  const { plan, heading, seen } = reader;
  const { layout } = plan;
  const { line, cells } = record;
  if (record.broken) return brokenRow(record, layout.columns);
  const found = classifyLine(cells, layout, plan.indexes);
  if (found === "heading" && layout.mapping.customerName === undefined) {
    reader.heading = tidyCell(cells[0] ?? "");
  }
  if (found !== "invoice") return null;
  const row: RowCells = { plan, line, cells, heading, problem: null };
  if (repeatsLast(reader, row)) return null;
  const read = readRow(row);
  if (isRejected(read)) return read;
  if (seen.has(read.invoiceNumber)) {
    const column = layout.mapping.invoiceNumber ?? "";
    const reason = `${quoteCell(read.invoiceNumber)} stands on an earlier line of this file`;
    return { line, column, reason };
  }
  seen.add(read.invoiceNumber);
  return read;
}

/**
 * Reads every line below the header in order, each either taken or rejected with its line, column
 * and reason; blank lines and the headings and totals of reports pass silently. Memory is constant
 * but for the invoice numbers seen.
 */
export async function* readRows(
  source: ByteSource,
  layout: Layout,
): AsyncGenerator<ImportRow | RejectedRow> {
  const reader: Reader = { plan: planRows(layout), heading: "", seen: new Set(), last: "" };
  for await (const records of readRecords(source, layout)) {
    for (const record of records) {
      const read = readRecord(reader, record);
      if (read !== null) yield read;
    }
  }
}
