import { addDays, dayNumber, isoWeekday } from "#server/domain/calendars/civil-days.ts";

/** The day itself, or the Monday after a weekend. */
export function workday(day: string): string {
  const weekday = isoWeekday(dayNumber(day));
  return weekday > 5 ? addDays(day, 8 - weekday) : day;
}
