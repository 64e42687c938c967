import { noSightings, type Sightings } from "./sightings.ts";

/** What all dates of a file say about their order. */
export type DateTally = {
  onlyDayFirst: Sightings;
  onlyMonthFirst: Sightings;
  /** Valid in both orders, but two different days. */
  eitherWay: Sightings;
  /** The same day in both orders, such as 03/03/2026. */
  sameDay: Sightings;
  /** Year first, or with the month's name. */
  plain: Sightings;
  /** Rows in which the invoice would be due before it is issued, in that order only. */
  dayFirstBreaks: Sightings;
  monthFirstBreaks: Sightings;
};

/** A tally before the first row. */
export function emptyDateTally(): DateTally {
  return {
    onlyDayFirst: noSightings(),
    onlyMonthFirst: noSightings(),
    eitherWay: noSightings(),
    sameDay: noSightings(),
    plain: noSightings(),
    dayFirstBreaks: noSightings(),
    monthFirstBreaks: noSightings(),
  };
}
