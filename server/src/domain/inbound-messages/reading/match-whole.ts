import { phrasesOf } from "./phrase.ts";
import { indexPhrases, findPhrases } from "./phrase-index.ts";
import type { Word } from "./split-words.ts";
import { POLITE_WORDS } from "./whole-words.ts";

const POLITE = new Set(
  phrasesOf(POLITE_WORDS.replace(/\s+/g, ";")).flatMap((phrase) => [
    ...(phrase.slots[0]?.words ?? []),
  ]),
);

/** Whether words are nothing but phrases of a list, once or more, with politeness around them. */
export function matchWhole(notation: string): (words: readonly Word[]) => boolean {
  const index = indexPhrases(phrasesOf(notation).map((phrase) => ({ owner: null, phrase })));
  return (words) => {
    const { from, to } = bare(words);
    if (from > to || to - from >= 12) return false;
    const said = words.slice(from, to + 1).map((word) => ({ ...word, sentence: 0, clause: 0 }));
    const reached = new Set([0]);
    for (let at = 0; at < said.length; at += 1) {
      if (!reached.has(at)) continue;
      for (const found of findPhrases(index, said, { from: at, to: at }))
        reached.add(found.last + 1);
    }
    return reached.has(said.length);
  };
}

/** The words without politeness at their ends; one that is a word of politeness alone is kept. */
function bare(words: readonly Word[]): { from: number; to: number } {
  let from = 0;
  let to = words.length - 1;
  while (from < to && POLITE.has(words[from]?.text ?? "")) from += 1;
  while (to > from && POLITE.has(words[to]?.text ?? "")) to -= 1;
  return { from, to };
}
