import type { LetterBlock } from "#server/providers/letter/letter.ts";
import { cleanText } from "#server/providers/letter/paper/clean-text.ts";
import { shareWidth } from "#server/providers/letter/paper/column-widths.ts";
import {
  lowerMark,
  type Mark,
  type Measure,
  type Slab,
} from "#server/providers/letter/paper/marks.ts";
import type { Setting } from "#server/providers/letter/paper/density.ts";
import { TEXT } from "#server/providers/letter/paper/page-geometry.ts";
import { setLines, type Column } from "#server/providers/letter/paper/set-lines.ts";
import { STYLES, type TextStyle } from "#server/providers/letter/paper/type-styles.ts";

type Table = Extract<LetterBlock, { kind: "table" }>;

const COLUMN_GAP = 4;
const HAIRLINE = 0.35;
const STRONG = 0.8;

/**
 * Sets a table with its head on every page. The last two rows stay with the totals, so that no page
 * begins with a sum of nothing.
 */
export function setTable(table: Table, setting: Setting): Slab[] {
  const columns = placeColumns(table, setting.measure);
  const labels = table.columns.map((column) => column.label);
  const head: Slab = {
    ...setRow(labels, STYLES.columnHead, { ...setting, columns, weight: STRONG }),
    gapBefore: setting.density.tableGap,
    keepsWithNext: true,
  };
  const rows = table.rows.map((cells, index): Slab => ({
    ...setRow(cells, STYLES.cell, { ...setting, columns, weight: HAIRLINE }),
    keepsWithNext: index >= table.rows.length - 2 && isFollowed(table, index),
    head,
  }));
  const totals = setTotals(table.totals, setting).map((slab) => ({ ...slab, head }));
  return [head, ...rows, ...totals];
}

function isFollowed(table: Table, index: number): boolean {
  return index < table.rows.length - 1 || table.totals.length > 0;
}

function placeColumns(table: Table, measure: Measure): Column[] {
  const needs = table.columns.map(({ label, align }, index) => {
    const cells = table.rows.map((row) => measure(cleanText(row[index] ?? ""), STYLES.cell));
    const natural = Math.max(measure(cleanText(label), STYLES.columnHead), ...cells) + 0.1;
    return { natural, align };
  });
  const gaps = COLUMN_GAP * Math.max(0, needs.length - 1);
  let x = TEXT.x;
  return shareWidth(needs, TEXT.width - gaps).map((width, index) => {
    const column = { x, width, align: needs[index]?.align ?? "left" };
    x += width + COLUMN_GAP;
    return column;
  });
}

type RowSetting = Setting & { columns: readonly Column[]; weight: number | null };

function setRow(cells: readonly string[], style: TextStyle, setting: RowSetting): Slab {
  const { columns, measure, weight } = setting;
  const { cellPadding } = setting.density;
  const set = columns.map((column, index) =>
    setLines(cells[index] ?? "", style, { ...column, measure }),
  );
  const height = Math.max(...set.map((cell) => cell.height)) + 2 * cellPadding;
  const rule: Mark[] =
    weight === null ? [] : [{ kind: "rule", x: TEXT.x, y: height, width: TEXT.width, weight }];
  const marks = set.flatMap((cell) => cell.marks.map((mark) => lowerMark(mark, cellPadding)));
  return { marks: [...marks, ...rule], height, gapBefore: 0, keepsWithNext: false, head: null };
}

/** The sums below each other: their amounts in the last column, what they are right beside them. */
function setTotals(totals: Table["totals"], setting: Setting): Slab[] {
  const { measure, density } = setting;
  const amounts = totals.map(([, amount]) => measure(cleanText(amount), STYLES.total));
  const amountWidth = Math.min(Math.max(0, ...amounts) + 0.1, TEXT.width / 2);
  const label: Column = {
    x: TEXT.x,
    width: TEXT.width - amountWidth - 2 * COLUMN_GAP,
    align: "right",
  };
  const amount: Column = {
    x: TEXT.x + TEXT.width - amountWidth,
    width: amountWidth,
    align: "right",
  };
  return totals.map((total, index) => ({
    ...setRow(total, STYLES.total, { ...setting, columns: [label, amount], weight: null }),
    gapBefore: index === 0 ? 0.8 : -density.cellPadding,
    keepsWithNext: index < totals.length - 1,
  }));
}
