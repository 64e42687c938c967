import type { TextRead } from "./read-text.ts";

/** Words of a text, from the first to the last. */
export type Place = { first: number; last: number };

const PLACES_MAX = 6;
const LENGTH_MAX = 160;

/** The words at some places as they stand in the text; places that touch each other are one. */
export function evidenceOf({ text, words }: TextRead, places: readonly Place[]): string[] {
  const said = joinPlaces(places)
    .slice(0, PLACES_MAX)
    .map(({ first, last }) => text.slice(words[first]?.start, words[last]?.end));
  return [...new Set(said.map((each) => each.slice(0, LENGTH_MAX)))];
}

/** The last sentence of a text that asks. */
export function lastQuestion({ words, asked }: TextRead): Place[] {
  const last = words.findLastIndex(({ sentence }) => asked.has(sentence));
  const first = words.findIndex(({ sentence }) => sentence === words[last]?.sentence);
  return last < 0 ? [] : [{ first, last }];
}

function joinPlaces(places: readonly Place[]): Place[] {
  const joined: Place[] = [];
  for (const { first, last } of places.toSorted((one, other) => one.first - other.first)) {
    const before = joined.at(-1);
    if (before && first <= before.last + 1) before.last = Math.max(before.last, last);
    else joined.push({ first, last });
  }
  return joined;
}
