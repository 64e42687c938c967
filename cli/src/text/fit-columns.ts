import { GAP, INDENT, type Cells, type Column } from "#cli/text/column.ts";
import { textWidth } from "#cli/text/text-width.ts";

const NARROWEST = 10;

/** How wide each column is: as its longest cell, or less where it may shrink and the room is small. */
export function fitColumns(
  columns: readonly Column[],
  rows: readonly Cells[],
  room: number | null,
): number[] {
  const widths = columns.map((_, index) =>
    Math.max(0, ...rows.flatMap((row) => row[index]!.split("\n").map(textWidth))),
  );
  if (room === null) return widths;
  const gaps = INDENT.length + GAP.length * (columns.length - 1);
  let excess = widths.reduce((sum, each) => sum + each, gaps) - room;
  for (; excess > 0; excess -= 1) {
    const widest = widestThatShrinks(columns, widths);
    if (widest === null) break;
    widths[widest]! -= 1;
  }
  return widths;
}

function widestThatShrinks(columns: readonly Column[], widths: readonly number[]): number | null {
  let widest: number | null = null;
  for (const [index, column] of columns.entries()) {
    const least = widest === null ? NARROWEST : widths[widest]!;
    if (column.shrinks && widths[index]! > least) widest = index;
  }
  return widest;
}
