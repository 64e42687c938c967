import type { Style } from "#cli/text/paint.ts";

export type Column = {
  heading: string;
  align?: "right";
  /** May become narrower, its text then goes on in the next line. */
  shrinks?: true;
  style?: (text: string) => Style | null;
};

export type Cells = readonly string[];

export const INDENT = "  ";
export const GAP = "  ";
