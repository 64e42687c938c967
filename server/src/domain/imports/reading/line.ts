/** A physical line of a file without its end; an overlong one keeps only its beginning. */
export type Line = { number: number; text: string; tooLong: boolean };

/** A line with more characters than this is not read. */
export const LONGEST_LINE = 65_536;

/** A quoted cell that runs over more lines than this was never closed. */
export const MOST_LINES = 200;
