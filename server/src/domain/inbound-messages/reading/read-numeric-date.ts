import type { DateReading } from "./find-dates.ts";
import { civilDay, nearestDay, onSide } from "./days-said.ts";
import type { Word } from "./split-words.ts";

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
const NO_YEAR = /^(\d{1,2})([/.])(\d{1,2})$/;
const LEADS_IN = new Set(
  "am bis zum vom den ab on by before le avant du au spatestens spaetestens until till for".split(
    " ",
  ),
);

type BothWays = { future: string | null; past: string | null };

/** The day that digits name, such as 03/12 or 2026-12-03; null for a number that is no date. */
export function readNumericDate(
  words: readonly Word[],
  at: number,
  reading: DateReading,
): BothWays | null {
  const word = words[at]?.text ?? "";
  const iso = YEAR_FIRST.exec(word);
  if (iso) return bothWays(civilDay(Number(iso[1]), Number(iso[2]), Number(iso[3])), reading.today);
  const full = YEAR_LAST.exec(word);
  if (full) {
    const { day, month } = ordered(full, reading.isMonthFirst);
    const year = Number(full[4]) + (full[4]?.length === 2 ? 2000 : 0);
    return bothWays(civilDay(year, month, day), reading.today);
  }
  const short = NO_YEAR.exec(word);
  if (!short || word === "24/7" || !isDate(words, at, reading.text)) return null;
  const { day, month } = ordered(short, reading.isMonthFirst);
  const { today } = reading;
  const future = nearestDay(day, month, { today, toward: "future" });
  const past = nearestDay(day, month, { today, toward: "past" });
  return (future ?? past) ? { future, past } : null;
}

function bothWays(day: string | null, today: string): BothWays | null {
  const future = onSide(day, today, "future");
  const past = onSide(day, today, "past");
  return (future ?? past) ? { future, past } : null;
}

/** The order of the language, unless the calendar has no such day; points are never month first. */
function ordered(
  [, first, sign, second]: RegExpExecArray,
  isMonthFirst: boolean,
): { day: number; month: number } {
  const one = Number(first);
  const two = Number(second);
  const wantsMonthFirst = isMonthFirst && sign !== ".";
  const isMonth = wantsMonthFirst ? one <= 12 : two > 12 && one <= 12;
  return isMonth ? { day: two, month: one } : { day: one, month: two };
}

/** 3.12 may be an amount and 1/2 a half: a date has a sign of one around it. */
function isDate(words: readonly Word[], at: number, text: string): boolean {
  const word = words[at];
  if (word === undefined) return false;
  if (text[word.end] === ".") return true;
  const before = words[at - 1]?.text ?? "";
  return LEADS_IN.has(before) || (word.text.includes("/") && words[at + 1]?.text !== "of");
}
