import type { Screen } from "#cli/terminal.ts";
import { cleanText } from "#cli/text/clean-text.ts";
import type { Cells, Column } from "#cli/text/column.ts";
import { fitColumns } from "#cli/text/fit-columns.ts";
import { layOutRow } from "#cli/text/lay-out-row.ts";
import { paint } from "#cli/text/paint.ts";

export type Row = {
  cells: Cells;
  /** A sentence set below the row. */
  note?: string;
};

/** Aligned columns that fit the screen's width; a file or a pipe gets one line a row. */
export function layOutTable(
  columns: readonly Column[],
  rows: readonly Row[],
  screen: Screen,
): string {
  const clean = rows.map(({ cells, note }) => ({
    cells: cells.map(cleanText),
    notes: note === undefined ? [] : [cleanText(note)],
  }));
  const headings = columns.map((column) => column.heading);
  const isHeaded = headings.some((heading) => heading !== "");
  const all = clean.map((row) => row.cells);
  const widths = fitColumns(columns, isHeaded ? [headings, ...all] : all, screen.width);
  const noteWidths = [screen.width === null ? 0 : screen.width - NOTE_MARGIN.length - 4];
  const lines = clean.flatMap(({ cells, notes }) => [
    ...layOutRow(cells, { columns, widths, screen }),
    ...notes.flatMap((note) =>
      layOutRow([note], { columns: [NOTE], widths: noteWidths, screen }).map(
        (line) => NOTE_MARGIN + line,
      ),
    ),
  ]);
  if (!isHeaded) return lines.join("\n");
  const plain = columns.map(({ heading, align }) => ({ heading, ...(align ? { align } : {}) }));
  const head = layOutRow(headings, { columns: plain, widths, screen });
  return [...head.map((line) => paint(screen, "dim", line)), ...lines].join("\n");
}

const NOTE: Column = { heading: "", style: () => "dim" };
const NOTE_MARGIN = "  ";
