import { breakLines } from "#server/providers/letter/paper/break-lines.ts";
import { cleanText } from "#server/providers/letter/paper/clean-text.ts";
import type { Mark, Measure } from "#server/providers/letter/paper/marks.ts";
import {
  baselineOf,
  lineHeight,
  type TextStyle,
} from "#server/providers/letter/paper/type-styles.ts";

export type Column = { x: number; width: number; align?: "left" | "right" };

/** A few lines below each other, the first at 0; empty texts take no room. */
export type Lines = { marks: Mark[]; height: number };

/** Sets a text into a column, from the top of the column down. */
export function setLines(
  text: string,
  style: TextStyle,
  into: Column & { measure: Measure },
): Lines {
  const measure = (part: string) => into.measure(part, style);
  const lines = breakLines(cleanText(text), into.width, measure);
  const marks = lines.map((line, index): Mark => ({
    kind: "text",
    x: into.align === "right" ? into.x + into.width - measure(line) : into.x,
    baseline: index * lineHeight(style) + baselineOf(style),
    text: line,
    style,
  }));
  return { marks, height: lines.length * lineHeight(style) };
}
