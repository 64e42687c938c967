import type { AmountMention } from "./find-amounts.ts";
import type { DateMention } from "./find-dates.ts";
import type { Hit } from "./read-text.ts";
import type { Word } from "./split-words.ts";

/** The days and amounts that a text names. */
export type Mentions = {
  words: readonly Word[];
  dates: readonly DateMention[];
  amounts: readonly AmountMention[];
};
/** The first day after a hit, or else the last before it, in its sentence and language. */
export function nearestMention(
  hits: readonly Hit[],
  words: readonly Word[],
  dates: readonly DateMention[],
): { hit: Hit; date: DateMention } | null {
  const bySentence = Map.groupBy(dates, ({ first }) => words[first]?.sentence);
  for (const hit of hits) {
    const near = (bySentence.get(words[hit.first]?.sentence) ?? []).filter(
      ({ language }) => language === null || language === hit.language,
    );
    const date = near.find(({ last }) => last >= hit.first) ?? near.at(-1);
    if (date) return { hit, date };
  }
  return null;
}
