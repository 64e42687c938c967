import { memoize } from "#server/domain/calendars/memoize.ts";

export const DAY_MS = 86_400_000;
const REMEMBERED_DAYS = 20_000;

/** The days from 1970-01-01 to the day, below zero before it; RangeError for no civil day. */
export const dayNumber = memoize(REMEMBERED_DAYS, (day: string): number => {
  const instant = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== day) {
    throw new RangeError(`"${day}" is not a civil day like 2026-11-30.`);
  }
  return instant.getTime() / DAY_MS;
});

/** The civil day that is `number` days after 1970-01-01; years 0000 to 9999, else RangeError. */
export const dayOfNumber = memoize(REMEMBERED_DAYS, (number: number): string => {
  const text = new Date(number * DAY_MS).toISOString();
  if (text.length !== 24)
    throw new RangeError(`Day ${number} lies outside the years 0000 to 9999.`);
  return text.slice(0, 10);
});

/** The day of the week of a day number, ISO: Monday 1 to Sunday 7. */
export function isoWeekday(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** The civil day `count` calendar days later, or earlier when negative. */
export function addDays(day: string, count: number): string {
  if (!Number.isSafeInteger(count)) throw new RangeError(`${count} is not a whole number of days.`);
  return dayOfNumber(dayNumber(day) + count);
}

/** The calendar days from one day to another: `to` minus `from`, negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}
