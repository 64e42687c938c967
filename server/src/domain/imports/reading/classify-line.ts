import type { Field, Layout } from "./layout.ts";
import { tidyCell } from "./reading.ts";

/** What a line of cells is: something to read, or part of a report's furniture. */
export type LineClass = "invoice" | "blank" | "heading" | "total" | "header";

const TOTAL = /^(grand |sub-?)?(totals?|percentage of total|summe|gesamt\w*|insgesamt)\b/i;

/** Tells invoices from blank lines and, in grouped reports, from headings, totals and headers. */
export function classifyLine(
  cells: string[],
  layout: Pick<Layout, "grouped" | "columns">,
  indexes: Map<Field, number>,
): LineClass {
  if (cells[0] !== "" && !layout.grouped) return "invoice";
  const first = cells.findIndex((cell) => cell !== "");
  if (first < 0) return "blank";
  if (!layout.grouped) return "invoice";
  const text = tidyCell(cells[first] ?? "");
  const alone = cells.every((cell, at) => at === first || cell === "");
  const dueAt = indexes.get("dueOn") ?? -1;
  const undated = first === dueAt || (cells[dueAt] ?? "") === "";
  if (undated && TOTAL.test(text) && (!alone || /^\W*total\W*$/i.test(text))) return "total";
  if (alone && first === 0) return "heading";
  const same = layout.columns.every((column, at) => tidyCell(cells[at] ?? "") === column);
  return same ? "header" : "invoice";
}
