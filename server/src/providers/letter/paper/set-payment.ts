import type { LetterBlock } from "#server/providers/letter/letter.ts";
import {
  lowerMark,
  type Mark,
  type Measure,
  type Slab,
} from "#server/providers/letter/paper/marks.ts";
import type { Setting } from "#server/providers/letter/paper/density.ts";
import { TEXT } from "#server/providers/letter/paper/page-geometry.ts";
import { makeQrCode, type QrCode } from "#server/providers/letter/paper/qr-code.ts";
import { setLines, type Column } from "#server/providers/letter/paper/set-lines.ts";
import { STYLES, type TextStyle } from "#server/providers/letter/paper/type-styles.ts";

type Payment = Extract<LetterBlock, { kind: "payment" }>;

const GAP = 1.2;

/**
 * Sets the box that says how to pay: what to transfer at the left, below it the whole link, and the
 * same link as a code at the right. The box is never divided.
 */
export function setPayment(payment: Payment, { measure, density }: Setting): Slab {
  const { boxGap, boxPadding } = density;
  const code = payment.link === null ? null : makeQrCode(payment.link.url);
  const column = columnBeside(code, boxPadding);
  const words = setWords(payment, { ...column, measure });
  const height = Math.max(words.height, code?.side ?? 0) + 2 * boxPadding;
  return {
    marks: [
      { kind: "frame", x: TEXT.x, y: 0, width: TEXT.width, height },
      ...words.marks.map((mark) => lowerMark(mark, boxPadding)),
      ...(code === null ? [] : [markOf(code, boxPadding)]),
    ],
    height: height + boxGap / 2,
    gapBefore: boxGap,
    keepsWithNext: false,
    head: null,
  };
}

function columnBeside(code: QrCode | null, padding: number): Column {
  const taken = code === null ? 0 : code.side + Math.max(code.quiet, padding);
  return { x: TEXT.x + padding, width: TEXT.width - 2 * padding - taken };
}

function markOf({ rows, side }: QrCode, padding: number): Mark {
  return { kind: "modules", x: TEXT.x + TEXT.width - padding - side, y: padding, size: side, rows };
}

function setWords({ heading, lines, link }: Payment, into: Column & { measure: Measure }) {
  const marks: Mark[] = [];
  let height = 0;
  function add(text: string, style: TextStyle, options: { gap?: number; link?: string } = {}) {
    const set = setLines(text, style, into);
    if (set.marks.length === 0) return;
    const top = height === 0 ? 0 : height + (options.gap ?? 0);
    const linked = options.link === undefined ? {} : { link: options.link };
    marks.push(...set.marks.map((mark) => lowerMark({ ...mark, ...linked }, top)));
    height = top + set.height;
  }
  add(heading, STYLES.boxHeading);
  lines.forEach((line, index) => add(line, STYLES.boxLine, { gap: index === 0 ? GAP : 0 }));
  if (link !== null) {
    add(link.caption, STYLES.caption, { gap: 2.5 });
    add(link.url, STYLES.link, { link: link.url });
  }
  return { marks, height };
}
