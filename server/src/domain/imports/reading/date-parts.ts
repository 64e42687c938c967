import type { DateOrder } from "./layout.ts";

/** The three numbers of a date cell; `numeric` ones still need an order to be read. */
export type DateParts =
  | { shape: "year-first" | "named"; year: number; month: number; day: number }
  | { shape: "numeric"; first: number; second: number; third: number; thirdIsYear: boolean };

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

function civil(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2199 || day < 1 || day > daysIn(year, month)) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** The civil date that the parts name in an order, or null when the calendar has no such day. */
export function dateFrom(parts: DateParts, order: DateOrder): string | null {
  if (parts.shape !== "numeric") return civil(parts.year, parts.month, parts.day);
  const { first, second, third, thirdIsYear } = parts;
  if (order === "year-first") return thirdIsYear ? null : civil(2000 + first, second, third);
  const year = thirdIsYear ? third : 2000 + third;
  return order === "day-first" ? civil(year, second, first) : civil(year, first, second);
}
