import type { DateMention } from "./find-dates.ts";
import { nearestMention, type Mentions } from "./mentions.ts";
import type { Hit } from "./read-text.ts";

/** The day in the sentences of these hits that has been. */
export function findPaidOn(hits: readonly Hit[], { words, dates }: Mentions): DateMention | null {
  const gone = dates.filter(({ past }) => past !== null);
  return nearestMention(hits, words, gone)?.date ?? null;
}
