import { MM_PER_POINT } from "#server/providers/letter/paper/page-geometry.ts";

export type Face = "regular" | "semibold";

/** Shares of black: what is printed with the black ink alone stays sharp. */
type Ink = number;

/** How a line of text looks; sizes are points. */
export type TextStyle = { face: Face; size: number; leading: number; ink: Ink };

const BLACK = 100;
const GREY = 72;

export const STYLES = {
  body: { face: "regular", size: 11, leading: 15, ink: BLACK },
  tightBody: { face: "regular", size: 10.5, leading: 13.5, ink: BLACK },
  subject: { face: "semibold", size: 12.5, leading: 16.5, ink: BLACK },
  name: { face: "semibold", size: 13, leading: 16, ink: BLACK },
  longName: { face: "semibold", size: 10.5, leading: 13, ink: BLACK },
  letterheadLine: { face: "regular", size: 8.5, leading: 11.5, ink: GREY },
  returnLine: { face: "regular", size: 7, leading: 9, ink: GREY },
  infoLabel: { face: "regular", size: 8.5, leading: 13, ink: GREY },
  infoValue: { face: "regular", size: 10, leading: 13, ink: BLACK },
  columnHead: { face: "semibold", size: 8.5, leading: 12, ink: GREY },
  cell: { face: "regular", size: 10, leading: 13, ink: BLACK },
  total: { face: "semibold", size: 10.5, leading: 14, ink: BLACK },
  boxHeading: { face: "semibold", size: 11, leading: 15, ink: BLACK },
  boxLine: { face: "regular", size: 10, leading: 14, ink: BLACK },
  caption: { face: "regular", size: 9, leading: 12, ink: GREY },
  link: { face: "regular", size: 9, leading: 12, ink: BLACK },
  smallPrint: { face: "regular", size: 7.5, leading: 10, ink: GREY },
} satisfies Record<string, TextStyle>;

/** The address in the window, largest first; a smaller one is for addresses of many lines. */
export const RECIPIENT_STYLES: readonly TextStyle[] = [
  { face: "regular", size: 11, leading: 13.5, ink: BLACK },
  { face: "regular", size: 10, leading: 12, ink: BLACK },
  { face: "regular", size: 9, leading: 10.5, ink: BLACK },
];

/** The height of one line in millimetres. */
export function lineHeight(style: TextStyle): number {
  return style.leading * MM_PER_POINT;
}

const CAP_HEIGHT = 0.66;

/** How far below the top of its line a baseline lies, in millimetres: capitals stand in the middle. */
export function baselineOf(style: TextStyle): number {
  return ((style.leading + CAP_HEIGHT * style.size) / 2) * MM_PER_POINT;
}
