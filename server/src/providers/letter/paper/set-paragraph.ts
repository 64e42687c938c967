import { TEXT } from "#server/providers/letter/paper/page-geometry.ts";
import type { Setting } from "#server/providers/letter/paper/density.ts";
import type { Mark, Slab } from "#server/providers/letter/paper/marks.ts";
import { lowerMark } from "#server/providers/letter/paper/marks.ts";
import { setLines } from "#server/providers/letter/paper/set-lines.ts";
import { lineHeight, type TextStyle } from "#server/providers/letter/paper/type-styles.ts";

/**
 * Sets a paragraph as one slab per line: neither its first line is left alone at the foot of a page
 * nor its last at the head of one, and a paragraph that ends in a colon stays with what it announces.
 */
export function setParagraph(
  text: string,
  setting: Setting,
  style: TextStyle = setting.density.body,
): Slab[] {
  const { measure, density } = setting;
  const { marks } = setLines(text, style, { ...TEXT, measure });
  const height = lineHeight(style);
  return marks.map((mark, index) => ({
    marks: [raise(mark, index * height)],
    height,
    gapBefore: index === 0 ? density.paragraphGap : 0,
    keepsWithNext:
      isHeld(index, marks.length) || (index === marks.length - 1 && /:\s*$/.test(text)),
    head: null,
  }));
}

function isHeld(index: number, count: number): boolean {
  return index < count - 1 && (index === 0 || index === count - 2);
}

function raise(mark: Mark, by: number): Mark {
  return lowerMark(mark, -by);
}
