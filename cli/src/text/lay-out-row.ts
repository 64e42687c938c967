import { GAP, INDENT, type Cells, type Column } from "#cli/text/column.ts";
import { paint } from "#cli/text/paint.ts";
import type { Screen } from "#cli/terminal.ts";
import { textWidth } from "#cli/text/text-width.ts";
import { wrapText } from "#cli/text/wrap-text.ts";

export type Grid = { columns: readonly Column[]; widths: readonly number[]; screen: Screen };

/** The lines of one row; a file or a pipe gets exactly one. */
export function layOutRow(row: Cells, { columns, widths, screen }: Grid): string[] {
  const cells = row.map((cell, index) =>
    screen.width === null
      ? [cell.replaceAll("\n", " ")]
      : wrapText(cell, Math.max(1, widths[index]!)),
  );
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => {
    const parts = columns.map(({ align, style }, index) => {
      const text = cells[index]![line] ?? "";
      const space = " ".repeat(Math.max(0, widths[index]! - textWidth(text)));
      const chosen = style?.(row[index]!);
      const shown = chosen ? paint(screen, chosen, text) : text;
      return align === "right" ? space + shown : shown + space;
    });
    return (INDENT + parts.join(GAP)).trimEnd();
  });
}
