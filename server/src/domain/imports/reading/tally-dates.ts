import { type DateParts, dateFrom } from "./date-parts.ts";
import type { DateTally } from "./date-tally.ts";
import { sight } from "./sightings.ts";
import { splitDate } from "./split-date.ts";

function tallyCell(tally: DateTally, text: string, line: number): DateParts | null {
  const parts = splitDate(text);
  if (parts === null) return null;
  if (parts.shape !== "numeric") {
    sight(tally.plain, text, line);
    return parts;
  }
  const dayFirst = dateFrom(parts, "day-first");
  const monthFirst = dateFrom(parts, "month-first");
  if (dayFirst === null && monthFirst === null) return null;
  if (monthFirst === null) sight(tally.onlyDayFirst, text, line);
  else if (dayFirst === null) sight(tally.onlyMonthFirst, text, line);
  else if (dayFirst === monthFirst) sight(tally.sameDay, text, line);
  else sight(tally.eitherWay, text, line);
  return parts;
}

function breaks(issued: DateParts, due: DateParts, order: "day-first" | "month-first"): boolean {
  const issuedOn = dateFrom(issued, order);
  const dueOn = dateFrom(due, order);
  return issuedOn !== null && dueOn !== null && dueOn < issuedOn;
}

/** Adds the dates of one row to the tally. */
export function tallyDates(
  tally: DateTally,
  dates: { issued: string; due: string },
  line: number,
): void {
  const issued = tallyCell(tally, dates.issued, line);
  const due = tallyCell(tally, dates.due, line);
  if (issued === null || due === null) return;
  const dayFirst = breaks(issued, due, "day-first");
  const monthFirst = breaks(issued, due, "month-first");
  if (dayFirst === monthFirst) return;
  const shown = `${dates.issued}, due ${dates.due}`;
  sight(dayFirst ? tally.dayFirstBreaks : tally.monthFirstBreaks, shown, line);
}
