import {
  addDays,
  dayNumber,
  daysBetween,
  isoWeekday,
} from "#server/domain/calendars/civil-days.ts";
import type { DateMeaning } from "./rule.ts";

export type DaySaid = { means: DateMeaning; numbers: readonly number[] };
export type Toward = "future" | "past";

const FARTHEST_DAYS = 400;
// Who names no year means a day nearby: "3 October" said in November is no day to come.
const NEARBY_DAYS: Record<Toward, number> = { future: 183, past: 300 };

/** A civil day, or null when the calendar has no such day. */
export function civilDay(year: number, month: number, day: number): string | null {
  if (!(year >= 1970 && year <= 2199 && month >= 1 && month <= 12 && day >= 1)) return null;
  if (day > lastDayOf(year, month)) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** A day of a month without its year: the next or the last one, if it is not far away. */
export function nearestDay(
  day: number,
  month: number,
  at: { today: string; toward: Toward },
): string | null {
  const year = Number(at.today.slice(0, 4));
  const step = at.toward === "future" ? 1 : -1;
  const found = [year, year + step]
    .map((each) => civilDay(each, month, day))
    .find((each) => each !== null && daysBetween(at.today, each) * step >= 0);
  const isNear = found && Math.abs(daysBetween(at.today, found)) <= NEARBY_DAYS[at.toward];
  return isNear ? found : null;
}

/** A day that is dated in full, if it lies in that direction and not years away. */
export function onSide(day: string | null, today: string, toward: Toward): string | null {
  if (day === null) return null;
  const distance = daysBetween(today, day) * (toward === "future" ? 1 : -1);
  return distance >= 0 && distance <= 2 * FARTHEST_DAYS ? day : null;
}

/** Whether a number after a month is its year, and not an amount: four digits, or a year near by. */
export function isYear(number: number, today: string): boolean {
  if (number >= 1000) return true;
  return Math.abs(2000 + number - Number(today.slice(0, 4))) <= 1;
}

/** The civil day that somebody means who speaks today; null when it is not in that direction. */
export function dayMeant(said: DaySaid, today: string, toward: Toward): string | null {
  const [one = 0, two = 0, year] = said.numbers;
  switch (said.means) {
    case "day-and-month":
      return dated({ day: one, month: two, year }, today, toward);
    case "month-and-day":
      return dated({ day: two, month: one, year }, today, toward);
    case "day":
      return dayOfMonth(one, today, toward);
    case "days-ago":
    case "weeks-ago":
    case "last-weekday":
      return toward === "past" ? whenItWas(said.means, one, today) : null;
    case "weekday":
      return nearestWeekday(one, today, toward);
    case "greeting":
      return null;
    case "days":
      return one === 0 || toward === "future" ? later(today, one) : null;
    default:
      return toward === "future" ? whenItWillBe(said.means, one, today) : null;
  }
}

function dated(
  { day, month, year }: { day: number; month: number; year: number | undefined },
  today: string,
  toward: Toward,
): string | null {
  if (year === undefined) return nearestDay(day, month, { today, toward });
  const full = year < 100 ? 2000 + year : year;
  return onSide(civilDay(full, month, day), today, toward);
}

function dayOfMonth(day: number, today: string, toward: Toward): string | null {
  const step = toward === "future" ? 1 : -1;
  for (let away = 0; away <= 2; away += 1) {
    const month = monthOf(today) + away * step;
    const found = civilDay(Math.floor(month / 12), (month % 12) + 1, day);
    if (found !== null && daysBetween(today, found) * step >= 0) return found;
  }
  return null;
}

function nearestWeekday(weekday: number, today: string, toward: Toward): string {
  const ahead = (weekday - isoWeekday(dayNumber(today)) + 7) % 7;
  if (toward === "future") return addDays(today, ahead === 0 ? 7 : ahead);
  return addDays(today, ahead - 7);
}

function whenItWas(means: DateMeaning, count: number, today: string): string | null {
  if (means === "last-weekday") return nearestWeekday(count, today, "past");
  return later(today, -count * (means === "weeks-ago" ? 7 : 1));
}

function whenItWillBe(means: DateMeaning, count: number, today: string): string | null {
  const weekday = isoWeekday(dayNumber(today));
  const month = monthOf(today);
  switch (means) {
    case "weeks":
      return later(today, count * 7);
    case "months":
      return count <= 12 ? dayInMonth(month + count, Number(today.slice(8))) : null;
    case "weekday-of-next-week":
      return addDays(today, 7 - weekday + count);
    case "this-week":
      return addDays(today, weekday <= 5 ? 5 - weekday : 7 - weekday);
    case "next-week":
      return addDays(today, 12 - weekday);
    case "this-month":
      return dayInMonth(month, 31);
    case "next-month":
      return dayInMonth(month + 1, 31);
    case "this-year":
      return `${today.slice(0, 4)}-12-31`;
    default:
      return partOfMonth(means, count, today);
  }
}

const LAST_OF_PART: Partial<Record<DateMeaning, number>> = {
  "month-start": 10,
  "month-middle": 15,
};

function partOfMonth(means: DateMeaning, named: number, today: string): string {
  const last = LAST_OF_PART[means] ?? 31;
  const month = monthOf(today);
  const first = month - (month % 12) + named - 1;
  const found = dayInMonth(first, last);
  return found >= today ? found : dayInMonth(first + 12, last);
}

function later(today: string, days: number): string | null {
  return Math.abs(days) <= FARTHEST_DAYS ? addDays(today, days) : null;
}

/** The months since the year 0. */
function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function dayInMonth(months: number, day: number): string {
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  const last = String(Math.min(day, lastDayOf(year, month))).padStart(2, "0");
  return `${year}-${String(month).padStart(2, "0")}-${last}`;
}

function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
