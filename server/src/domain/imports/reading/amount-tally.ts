import { noSightings, type Sightings } from "./sightings.ts";

/** What all amounts of a file say about their decimal sign. */
export type AmountTally = {
  /** Numbers that can be read one way only. */
  point: Sightings;
  comma: Sightings;
  /** Like 1,234 pounds: as decimals they would be too many, so they are thousands. */
  likelyPoint: Sightings;
  likelyComma: Sightings;
  /** Like 1,250 pounds: thousands, or two decimals and a nought. */
  roundPoint: Sightings;
  roundComma: Sightings;
  /** Like 1,234 dinars, which have three decimals. */
  unclear: Sightings;
  /** Numbers without any separator. */
  bare: number;
};

/** A tally before the first amount. */
export function emptyAmountTally(): AmountTally {
  return {
    point: noSightings(),
    comma: noSightings(),
    likelyPoint: noSightings(),
    likelyComma: noSightings(),
    roundPoint: noSightings(),
    roundComma: noSightings(),
    unclear: noSightings(),
    bare: 0,
  };
}
