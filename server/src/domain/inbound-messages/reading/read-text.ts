import { LANGUAGES_READ } from "./languages-read.ts";
import { findEverywhere, findPhrases, indexPhrases, type PhraseIndex } from "./phrase-index.ts";
import { phrasesOf } from "./phrase.ts";
import type { LanguageWords, Rule } from "./rule.ts";
import { splitWords, type Words } from "./split-words.ts";

/** A text with its words and the places where rules speak. */
export type TextRead = Words & { text: string; hits: readonly Hit[] };

export type Hit = {
  rule: Rule;
  language: LanguageWords["language"];
  first: number;
  last: number;
};

type Ready = {
  rule: Rule;
  language: LanguageWords["language"];
  unlessAfter: PhraseIndex<null>;
  unlessBefore: PhraseIndex<null>;
};

const WINDOW = 6;
const INDEX = indexPhrases(
  LANGUAGES_READ.flatMap(({ language, groups, rules }) =>
    rules.flatMap((rule) => {
      const guard = (notation = "") =>
        indexPhrases(phrasesOf(notation, groups).map((phrase) => ({ owner: null, phrase })));
      const unlessAfter = guard(rule.unlessAfter);
      const owner = { rule, language, unlessAfter, unlessBefore: guard(rule.unlessBefore) };
      return phrasesOf(rule.says, groups).map((phrase) => ({ owner, phrase }));
    }),
  ),
);

/** A text with every place where a rule speaks and nothing speaks against it. */
export function readText(text: string): TextRead {
  const split = splitWords(text);
  const { words } = split;
  const hits = [...findEverywhere(INDEX, words)]
    .map(({ owner, first, last }) => ({ owner, first, last }))
    .filter((found) => !isUndone(split, found))
    .map(({ owner, first, last }) => ({ rule: owner.rule, language: owner.language, first, last }));
  const small = new Set(
    hits
      .filter(({ rule }) => rule.signal === "small_print")
      .map(({ first }) => words[first]?.sentence),
  );
  return { ...split, text, hits: hits.filter(({ first }) => !small.has(words[first]?.sentence)) };
}

function isUndone(
  { words, asked }: Words,
  { owner, first, last }: { owner: Ready; first: number; last: number },
): boolean {
  const start = words[first];
  const end = words[last];
  if (start === undefined || end === undefined) return false;
  for (const guard of findPhrases(owner.unlessAfter, words, { from: first - WINDOW, to: last })) {
    const { sentence, clause } = words[guard.first] ?? start;
    if (guard.phrase.isAsked && !asked.has(sentence)) continue;
    const isNear = clause === start.clause || guard.first >= first;
    if (sentence === start.sentence && isNear) return true;
  }
  const after = { from: last + 1, to: last + WINDOW };
  for (const guard of findPhrases(owner.unlessBefore, words, after)) {
    const { sentence, clause } = words[guard.first] ?? end;
    if (sentence === end.sentence && (clause === end.clause || guard.phrase.reachesOn)) return true;
  }
  return false;
}
