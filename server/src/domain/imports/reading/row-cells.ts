import type { RejectedRow } from "./import-row.ts";
import { columnIndexes, type Field, type Layout } from "./layout.ts";
import { type Reading, tidyCell } from "./reading.ts";

/** A layout with the place of every column looked up once. */
export type RowPlan = {
  layout: Layout;
  indexes: Map<Field, number>;
  typeIndex: number;
  statusIndex: number;
};

/** The cells of one record while it is read, with the first problem found in them. */
export type RowCells = {
  plan: RowPlan;
  line: number;
  cells: string[];
  /** The customer that the last heading line named. */
  heading: string;
  problem: RejectedRow | null;
};

/** Looks up the places of all columns of a layout. */
export function planRows(layout: Layout): RowPlan {
  const place = (column: string | null) => (column === null ? -1 : layout.columns.indexOf(column));
  return {
    layout,
    indexes: columnIndexes(layout.columns, layout.mapping),
    typeIndex: place(layout.typeColumn),
    statusIndex: place(layout.statusColumn),
  };
}

/** The tidy text of a field, empty when its column is missing. */
export function textOf(row: RowCells, field: Field): string {
  const index = row.plan.indexes.get(field);
  return index === undefined ? "" : tidyCell(row.cells[index] ?? "");
}

/** Notes a problem of a field under its header; only the first problem of a row is kept. */
export function fail(row: RowCells, field: Field, reason: string): void {
  const { mapping, columns } = row.plan.layout;
  row.problem ??= { line: row.line, column: mapping[field] ?? columns[0] ?? "", reason };
}

/** The value of a reading, or the fallback after noting its problem. */
export function valueOf<T>(
  row: RowCells,
  field: Field,
  read: { reading: Reading<T>; fallback: T },
): T {
  if ("value" in read.reading) return read.reading.value;
  fail(row, field, read.reading.problem);
  return read.fallback;
}

/** Reads a field that may be empty: null then, and after a problem. */
export function optional<T>(
  row: RowCells,
  field: Field,
  read: (text: string) => Reading<T>,
): T | null {
  const text = textOf(row, field);
  return text === ""
    ? null
    : valueOf<T | null>(row, field, { reading: read(text), fallback: null });
}
