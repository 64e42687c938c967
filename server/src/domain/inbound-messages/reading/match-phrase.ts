import type { Phrase, Slot } from "./phrase.ts";
import type { Word } from "./split-words.ts";

/** Where a phrase stands: its first and its last word, and the words that it caught. */
export type Match = { first: number; last: number; caught: number[] };

const LONGEST_GAP = 4;

type Try = { slots: readonly Slot[]; words: readonly Word[]; sentence: number };

/** The phrase at a word, within one sentence, with the shortest gaps
null where it does not stand. */
export function matchPhrase(phrase: Phrase, words: readonly Word[], at: number): Match | null {
  const word = words[at];
  if (word === undefined) return null;
  if (phrase.isFirst && words[at - 1]?.clause === word.clause) return null;
  const found = follow({ slots: phrase.slots, words, sentence: word.sentence }, 0, at);
  return found && { first: at, last: found.next - 1, caught: found.caught };
}

function follow(run: Try, slotAt: number, at: number): { next: number; caught: number[] } | null {
  const slot = run.slots[slotAt];
  if (slot === undefined) return { next: at, caught: [] };
  if (slot.isGap) return followGap(run, slotAt + 1, at);
  const word = run.words[at];
  if (word !== undefined && word.sentence === run.sentence && fits(slot, word.text)) {
    const rest = follow(run, slotAt + 1, at + 1);
    if (rest) return slot.isCaught ? { ...rest, caught: [at, ...rest.caught] } : rest;
  }
  return slot.isOptional ? follow(run, slotAt + 1, at) : null;
}

function followGap(run: Try, slotAt: number, at: number): ReturnType<typeof follow> {
  for (let skipped = 0; skipped <= LONGEST_GAP; skipped += 1) {
    const found = follow(run, slotAt, at + skipped);
    if (found) return found;
    const word = run.words[at + skipped];
    if (word === undefined || word.clause !== run.words[at - 1]?.clause) return null;
  }
  return null;
}

function fits(slot: Slot, word: string): boolean {
  if (slot.words.has(word)) return true;
  if (slot.isNumber && /^\d/.test(word)) return true;
  return slot.stems.some((stem) => word.startsWith(stem));
}
