/** Where things stand on A4, in millimetres from the top left corner. */
export type Box = { x: number; y: number; width: number; height: number };

export const MM_PER_POINT = 25.4 / 72;

export const PAGE = { width: 210, height: 297 };

/** What the margins leave: 25 mm at the left and 20 mm at the right. */
export const TEXT = { x: 25, width: 165 };

/** The field of DIN 5008 form B; nothing but the recipient's address stands in it. */
export const ADDRESS_WINDOW: Box = { x: 20, y: 45, width: 85, height: 45 };

/** What shows in German and British DL windows and in those of C5, with the sheet at the bottom. */
const VISIBLE = { top: 52, bottom: 81 };

/** As far up as an address of many lines may begin. */
const HIGHEST_ADDRESS_TOP = 47;

/** The sender's one line, above the window so that no machine takes it for the recipient. */
export const RETURN_LINE = { x: TEXT.x, bottom: 43.5, width: 95 };

export const RECIPIENT = { x: TEXT.x, width: 80 };

/** The column of the letterhead, the date and the references. */
export const INFO_COLUMN = { x: 125, width: 65 };
export const LETTERHEAD_TOP = 18;
export const REFERENCES_TOP = 52;
export const LOWEST_REFERENCE = 150;

/** The two halves of that column: what a reference is called, and the reference. */
export const LABELS = { x: 125, width: 28 };
export const VALUES = { x: 155, width: 35 };

/** On the first page the words begin below the window, on the others below the running head. */
export const BODY_TOP = { first: 98.5, other: 30 };

export const RUNNING_HEAD_TOP = 15;

/** The last line of the small print ends here. */
export const FOOT_BOTTOM = 285;

/** A letter without small print ends here. */
export const BODY_BOTTOM = 277;

/** Where a sheet is folded for a DL envelope; printers cannot reach the edge itself. */
export const FOLD_MARKS = { x: 5, width: 4, y: [105, 210] };

/** Where so many millimetres of address begin; null where the window cannot hold them. */
export function placeAddress(height: number): number | null {
  const top = Math.min(VISIBLE.top, VISIBLE.bottom - height);
  return top < HIGHEST_ADDRESS_TOP ? null : top;
}
