import {
  SHIPPED_CORRECTIONS,
  findCorrection,
} from "#server/domain/calendars/holiday-corrections.ts";
import type { HolidayCorrection } from "#server/domain/calendars/holiday-corrections.ts";
import { listLibraryHolidays } from "#server/domain/calendars/library-holidays.ts";
import type { Holiday } from "#server/domain/calendars/library-holidays.ts";
import { memoize } from "#server/domain/calendars/memoize.ts";
import { holidayCalendar } from "#server/domain/calendars/place.ts";
import type { Place } from "#server/domain/calendars/place.ts";

export type { Holiday } from "#server/domain/calendars/library-holidays.ts";

const NO_CORRECTIONS: readonly HolidayCorrection[] = [];

function yearOf(text: string): number {
  if (!/^\d{4}$/.test(text)) throw new RangeError(`"${text}" is not the year of a civil day.`);
  return Number(text);
}

/** By calendar, then by year (text): the library's days; among two of one day the first named. */
const daysByYear = memoize(500, (calendar: string) =>
  memoize(24, (year: string): ReadonlyMap<string, Holiday> => {
    const listed = listLibraryHolidays(calendar, yearOf(year)).reverse();
    return new Map(listed.map((holiday) => [holiday.day, holiday]));
  }),
);

/**
 * The public holiday of a day at a place, or null: an operator's `corrections` (an array that does
 * not change in place) win over the shipped ones, those over date-holidays. An unknown country
 * has none.
 */
export function findHoliday(
  day: string,
  place: Place,
  corrections: readonly HolidayCorrection[] = NO_CORRECTIONS,
): Holiday | null {
  const row =
    (corrections.length > 0 ? findCorrection(day, place, corrections) : null) ??
    findCorrection(day, place, SHIPPED_CORRECTIONS);
  if (row !== null) return row.closed ? { day, name: row.name, source: row.source } : null;
  return daysByYear(holidayCalendar(place))(day.slice(0, 4)).get(day) ?? null;
}
