import { matchPhrase, type Match } from "./match-phrase.ts";
import { mayStandIn, type Phrase } from "./phrase.ts";
import type { Word } from "./split-words.ts";

type Entry<Owner> = { owner: Owner; phrase: Phrase };

/** Phrases by the beginnings of their first words, so that a text is read once for all of them. */
export type PhraseIndex<Owner> = {
  byWord: Map<string, Entry<Owner>[]>;
  byStem: Map<string, Entry<Owner>[]>;
  byNumber: Entry<Owner>[];
  longestStem: number;
};

/** An index of phrases, each with its owner. */
export function indexPhrases<Owner>(entries: Iterable<Entry<Owner>>): PhraseIndex<Owner> {
  const index: PhraseIndex<Owner> = {
    byWord: new Map(),
    byStem: new Map(),
    byNumber: [],
    longestStem: 0,
  };
  for (const entry of entries) addEntry(index, entry);
  return index;
}

function addEntry<Owner>(index: PhraseIndex<Owner>, entry: Entry<Owner>): void {
  for (const slot of entry.phrase.slots) {
    for (const word of slot.words) append(index.byWord, word, entry);
    for (const stem of slot.stems) append(index.byStem, stem, entry);
    index.longestStem = Math.max(index.longestStem, ...slot.stems.map((stem) => stem.length));
    if (slot.isNumber) index.byNumber.push(entry);
    if (!slot.isOptional) return;
  }
}

function append<Owner>(map: Map<string, Entry<Owner>[]>, key: string, entry: Entry<Owner>): void {
  const entries = map.get(key);
  if (entries === undefined) map.set(key, [entry]);
  else if (entries.at(-1) !== entry) entries.push(entry);
}

/** Every place from one word to another, both included, where a phrase of the index begins. */
export function* findPhrases<Owner>(
  index: PhraseIndex<Owner>,
  words: readonly Word[],
  range: { from: number; to: number },
): Generator<Match & { owner: Owner; phrase: Phrase }> {
  for (let at = Math.max(0, range.from); at <= range.to && at < words.length; at += 1) {
    for (const { owner, phrase } of candidates(index, words[at]?.text ?? "")) {
      const match = matchPhrase(phrase, words, at);
      if (match) yield { ...match, owner, phrase };
    }
  }
}

/** Every place of a text where a phrase of the index begins
phrases with a word it lacks cost once. */
export function* findEverywhere<Owner>(
  index: PhraseIndex<Owner>,
  words: readonly Word[],
): Generator<Match & { owner: Owner; phrase: Phrase }> {
  const said = new Set(words.map(({ text }) => text));
  const known = new Map<Phrase, boolean>();
  for (const [at, { text }] of words.entries()) {
    for (const { owner, phrase } of candidates(index, text)) {
      const isPossible = known.get(phrase) ?? mayStandIn(said, phrase);
      known.set(phrase, isPossible);
      const match = isPossible ? matchPhrase(phrase, words, at) : null;
      if (match) yield { ...match, owner, phrase };
    }
  }
}

function* candidates<Owner>(index: PhraseIndex<Owner>, word: string): Generator<Entry<Owner>> {
  yield* index.byWord.get(word) ?? [];
  if (/^\d/.test(word)) yield* index.byNumber;
  for (let length = 2; length <= Math.min(word.length, index.longestStem); length += 1) {
    yield* index.byStem.get(word.slice(0, length)) ?? [];
  }
}
