import { holidayCalendar } from "#server/domain/calendars/place.ts";
import type { Place } from "#server/domain/calendars/place.ts";

/** A day that is (`closed`) or is not a public holiday in a country or one subdivision of it. */
export type HolidayCorrection = {
  country: string;
  subdivision?: string;
  day: string;
  name: string;
  closed: boolean;
  source: string;
};

/** What date-holidays 3.37 lacks, compared with the official lists for 2024 to 2028. */
export const SHIPPED_CORRECTIONS: readonly HolidayCorrection[] = [
  {
    country: "GB",
    subdivision: "SCT",
    day: "2026-06-15",
    name: "World Cup bank holiday",
    closed: true,
    source: "gov.uk/bank-holidays",
  },
  // The library files the Friday before a Saturday Veterans Day under banks; the law does not.
  ...["2023-11-10", "2028-11-10"].map((day) => ({
    country: "US",
    day,
    name: "Veterans Day (substitute day)",
    closed: true,
    source: "opm.gov/federal-holidays (5 U.S.C. 6103)",
  })),
];

/** Rows by day, remembered per array: a list never changes in place. */
const indexes = new WeakMap<readonly HolidayCorrection[], Map<string, HolidayCorrection[]>>();

function indexOf(rows: readonly HolidayCorrection[]): Map<string, HolidayCorrection[]> {
  const known = indexes.get(rows);
  if (known !== undefined) return known;
  const index = Map.groupBy(rows, (row) => row.day);
  indexes.set(rows, index);
  return index;
}

/** How closely a row speaks of a place: -1 no, 0 country, 1 calendar, 2 subdivision. */
function closeness(row: HolidayCorrection, place: Place): number {
  if (row.country !== place.country) return -1;
  if (row.subdivision === undefined) return 0;
  if (row.subdivision === place.subdivision) return 2;
  return holidayCalendar(place) === `${row.country}-${row.subdivision}` ? 1 : -1;
}

/** The row for a day at a place: the closest, among equals the last; rows never change in place. */
export function findCorrection(
  day: string,
  place: Place,
  rows: readonly HolidayCorrection[],
): HolidayCorrection | null {
  const candidates = indexOf(rows).get(day);
  if (candidates === undefined) return null;
  let best: HolidayCorrection | null = null;
  let bestCloseness = 0;
  for (const row of candidates) {
    const its = closeness(row, place);
    if (its < bestCloseness) continue;
    best = row;
    bestCloseness = its;
  }
  return best;
}
