import { STYLES, type TextStyle } from "#server/providers/letter/paper/type-styles.ts";
import type { Measure } from "#server/providers/letter/paper/marks.ts";

/** How much room the words of a letter are given; gaps in millimetres. */
export type Density = {
  body: TextStyle;
  paragraphGap: number;
  tableGap: number;
  cellPadding: number;
  boxGap: number;
  boxPadding: number;
  signatureGap: number;
};

/** What a part of a letter is set with. */
export type Setting = { measure: Measure; density: Density };

export const ROOMY: Density = {
  body: STYLES.body,
  paragraphGap: 2.9,
  tableGap: 4.5,
  cellPadding: 1.1,
  boxGap: 5,
  boxPadding: 5,
  signatureGap: 10.5,
};

/** For a letter that takes a page less by it. */
export const TIGHT: Density = {
  body: STYLES.tightBody,
  paragraphGap: 2.1,
  tableGap: 3.2,
  cellPadding: 0.75,
  boxGap: 3.5,
  boxPadding: 4,
  signatureGap: 8,
};
