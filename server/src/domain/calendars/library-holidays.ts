import Holidays from "date-holidays";
import type { HolidaysTypes } from "date-holidays";
import { DAY_MS, dayNumber, dayOfNumber } from "#server/domain/calendars/civil-days.ts";

/** One day off: its civil day, its name in English and who says so. */
export type Holiday = { day: string; name: string; source: string };

const LIBRARY = "date-holidays 3.37";
const HALF_A_DAY = DAY_MS / 2;

/** In Britain a bank holiday is the public holiday; elsewhere banks close on days others work. */
function isDayOff(entry: HolidaysTypes.Holiday, country: string): boolean {
  return entry.type === "public" || (entry.type === "bank" && country === "GB");
}

/** The days an entry takes more than half of: an afternoon off leaves a business day. */
function daysOf(entry: HolidaysTypes.Holiday): string[] {
  const start = Date.parse(`${entry.date.slice(0, 19).replace(" ", "T")}Z`);
  const end = start + (entry.end.getTime() - entry.start.getTime());
  const days: string[] = [];
  for (let number = dayNumber(entry.date.slice(0, 10)); number * DAY_MS < end; number += 1) {
    const taken = Math.min(end, (number + 1) * DAY_MS) - Math.max(start, number * DAY_MS);
    if (taken > HALF_A_DAY) days.push(dayOfNumber(number));
  }
  return days;
}

/** The public holidays of a calendar ("DE-BY", "FR-") in a year, in order; none where unknown. */
export function listLibraryHolidays(calendar: string, year: number): Holiday[] {
  const [country = "", region = ""] = calendar.split("-", 2);
  const library = region === "" ? new Holidays(country) : new Holidays(country, region);
  const entries = library.getHolidays(year, country === "US" ? "en-US" : "en") ?? [];
  return entries
    .filter((entry) => isDayOff(entry, country))
    .flatMap((entry) => daysOf(entry).map((day) => ({ day, name: entry.name, source: LIBRARY })));
}
