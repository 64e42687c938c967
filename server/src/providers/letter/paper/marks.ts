import type { TextStyle } from "#server/providers/letter/paper/type-styles.ts";

/** One thing that is printed; millimetres, and points for the weight of a line. */
export type Mark =
  | { kind: "text"; x: number; baseline: number; text: string; style: TextStyle; link?: string }
  | { kind: "rule"; x: number; y: number; width: number; weight: number }
  | { kind: "frame"; x: number; y: number; width: number; height: number }
  | { kind: "modules"; x: number; y: number; size: number; rows: readonly (readonly boolean[])[] };

/** A strip of the letter that is never divided; its marks count from its own top. */
export type Slab = {
  marks: readonly Mark[];
  height: number;
  /** Space above it, except where it begins a page. */
  gapBefore: number;
  /** Stands on the same page as the next one. */
  keepsWithNext: boolean;
  /** What is repeated above it where it begins a page. */
  head: Slab | null;
};

/** The width of a text in millimetres. */
export type Measure = (text: string, style: TextStyle) => number;

/** The same mark, lower by so many millimetres. */
export function lowerMark(mark: Mark, by: number): Mark {
  return mark.kind === "text"
    ? { ...mark, baseline: mark.baseline + by }
    : { ...mark, y: mark.y + by };
}
