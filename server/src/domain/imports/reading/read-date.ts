import { dateFrom } from "./date-parts.ts";
import type { DateOrder } from "./layout.ts";
import { quoteCell, type Reading } from "./reading.ts";
import { splitDate } from "./split-date.ts";

/** Reads a date cell in the order decided for the file; a date that does not exist is a problem. */
export function readDate(text: string, order: DateOrder): Reading<string> {
  const parts = splitDate(text);
  if (parts === null) return { problem: `${quoteCell(text)} is not a date` };
  const date = dateFrom(parts, order);
  if (date !== null) return { value: date };
  const other = order === "day-first" ? "month-first" : "day-first";
  const otherwise = dateFrom(parts, other) !== null;
  const problem = otherwise
    ? `${quoteCell(text)} can only be read ${other}, and the dates of this file are ${order}`
    : `${quoteCell(text)} is not a date that exists`;
  return { problem };
}
