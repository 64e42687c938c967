import { dayNumber, dayOfNumber, isoWeekday } from "#server/domain/calendars/civil-days.ts";
import type { HolidayCorrection } from "#server/domain/calendars/holiday-corrections.ts";
import { findHoliday } from "#server/domain/calendars/holidays.ts";
import type { Place } from "#server/domain/calendars/place.ts";

const MOST_DAYS = 10_000;

/** Whether the day is a Monday to Friday without a public holiday at the place. */
export function isBusinessDay(
  day: string,
  place: Place,
  corrections?: readonly HolidayCorrection[],
): boolean {
  return isoWeekday(dayNumber(day)) <= 5 && findHoliday(day, place, corrections) === null;
}

/**
 * The `count`-th business day after the day, before it when negative, the day itself for 0;
 * throws RangeError for a broken number or one beyond 10,000.
 */
export function addBusinessDays(
  day: string,
  count: number,
  at: { place: Place; corrections?: readonly HolidayCorrection[] },
): string {
  if (!Number.isInteger(count) || Math.abs(count) > MOST_DAYS) {
    throw new RangeError(`${count} is not a whole number of business days within ${MOST_DAYS}.`);
  }
  const step = Math.sign(count);
  let number = dayNumber(day);
  for (let left = Math.abs(count); left > 0;) {
    number += step;
    if (isBusinessDay(dayOfNumber(number), at.place, at.corrections)) left -= 1;
  }
  return dayOfNumber(number);
}
