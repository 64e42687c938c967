import type { Mark } from "#server/providers/letter/paper/marks.ts";
import { MM_PER_POINT } from "#server/providers/letter/paper/page-geometry.ts";
import { useStyle } from "#server/providers/letter/paper/use-style.ts";

/** Light enough not to compete with the words, dark enough for an office printer. */
const RULE_INK = 45;

/** Prints the marks of a page onto the current page of a document. */
export function drawMarks(sheet: PDFKit.PDFDocument, marks: readonly Mark[]): void {
  for (const mark of marks) {
    drawMark(sheet, mark);
  }
}

function drawMark(sheet: PDFKit.PDFDocument, mark: Mark): void {
  switch (mark.kind) {
    case "text":
      drawText(sheet, mark);
      return;
    case "rule":
      sheet
        .lineWidth(mark.weight)
        .strokeColor(black(RULE_INK))
        .moveTo(points(mark.x), points(mark.y))
        .lineTo(points(mark.x + mark.width), points(mark.y))
        .stroke();
      return;
    case "frame":
      sheet
        .lineWidth(0.6)
        .strokeColor(black(RULE_INK))
        .roundedRect(points(mark.x), points(mark.y), points(mark.width), points(mark.height), 4)
        .stroke();
      return;
    case "modules":
      drawModules(sheet, mark);
      return;
  }
}

function drawText(sheet: PDFKit.PDFDocument, mark: Extract<Mark, { kind: "text" }>): void {
  useStyle(sheet, mark.style)
    .fillColor(black(mark.style.ink))
    .text(mark.text, points(mark.x), points(mark.baseline), {
      lineBreak: false,
      baseline: "alphabetic",
    });
  if (mark.link !== undefined) {
    const { size } = mark.style;
    const width = sheet.widthOfString(mark.text);
    sheet.link(points(mark.x), points(mark.baseline) - size, width, size * 1.3, mark.link);
  }
}

function drawModules(sheet: PDFKit.PDFDocument, mark: Extract<Mark, { kind: "modules" }>): void {
  const step = points(mark.size) / mark.rows.length;
  mark.rows.forEach((row, y) => {
    for (const { from, length } of runsOf(row)) {
      sheet.rect(points(mark.x) + from * step, points(mark.y) + y * step, length * step, step);
    }
  });
  sheet.fillColor(black(100)).fill();
}

function runsOf(row: readonly boolean[]): { from: number; length: number }[] {
  const runs: { from: number; length: number }[] = [];
  row.forEach((isDark, index) => {
    const last = runs.at(-1);
    if (!isDark) return;
    if (last !== undefined && last.from + last.length === index) last.length += 1;
    else runs.push({ from: index, length: 1 });
  });
  return runs;
}

function points(millimetres: number): number {
  return millimetres / MM_PER_POINT;
}

function black(share: number): [number, number, number, number] {
  return [0, 0, 0, share];
}
