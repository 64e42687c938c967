import { LANGUAGES_READ } from "./languages-read.ts";
import { readNumericDate } from "./read-numeric-date.ts";
import { phrasesOf } from "./phrase.ts";
import { findEverywhere, indexPhrases } from "./phrase-index.ts";
import { dayMeant, isYear, type DaySaid } from "./days-said.ts";
import type { DateMeaning, DateRule, LanguageWords } from "./rule.ts";
import type { Word } from "./split-words.ts";

/** A day that a text names: as one to come, and as one that was; null where it cannot be that. */
export type DateMention = {
  first: number;
  last: number;
  /** Null for digits, which are no language. */
  language: LanguageWords["language"] | null;
  future: string | null;
  past: string | null;
};

export type DateReading = { text: string; today: string; isMonthFirst: boolean };

const INDEX = indexPhrases(
  LANGUAGES_READ.flatMap((language) =>
    language.dates.flatMap((rule) =>
      phrasesOf(rule.says, language.groups).map((phrase) => ({
        owner: { rule, language },
        phrase,
      })),
    ),
  ),
);

type Found = DateMention & { means: DateMeaning | "numeric"; caught: number };

/** The days that a text names, in its order
of phrases that overlap in one language, the fullest. */
export function findDates(words: readonly Word[], reading: DateReading): DateMention[] {
  const named = [...findEverywhere(INDEX, words)].flatMap(
    ({ owner: { rule, language }, first, last, caught }): Found[] => {
      const said = whatIsSaid(
        rule,
        language,
        caught.map((at) => words[at]?.text ?? ""),
      );
      const [, , year] = said?.numbers ?? [];
      if (said === null || (year !== undefined && !isYear(year, reading.today))) return [];
      const future = dayMeant(said, reading.today, "future");
      const past = dayMeant(said, reading.today, "past");
      const means = rule.means;
      return [
        { first, last, language: language.language, future, past, means, caught: caught.length },
      ];
    },
  );
  const numeric = words.flatMap((_word, at): Found[] => {
    const read = readNumericDate(words, at, reading);
    const found = { first: at, last: at, language: null, means: "numeric", caught: 2 } as const;
    return read ? [{ ...found, ...read }] : [];
  });
  return withoutNames(fullest([...named, ...numeric]))
    .filter(({ future, past }) => future !== null || past !== null)
    .map(({ first, last, language, future, past }) => ({ first, last, language, future, past }));
}

function whatIsSaid(rule: DateRule, language: LanguageWords, caught: string[]): DaySaid | null {
  const numbers = caught.map((word) =>
    /^\d{1,4}$/.test(word) ? Number(word) : language.numbers[word],
  );
  if (numbers.some((number) => number === undefined)) return null;
  const known = numbers.filter((number) => number !== undefined);
  return { means: rule.means, numbers: rule.number === undefined ? known : [rule.number] };
}

function fullest(mentions: Found[]): Found[] {
  const byFullness = mentions.toSorted(
    (one, other) => other.caught - one.caught || other.last - other.first - (one.last - one.first),
  );
  const taken = new Set<string>();
  const kept = byFullness.filter(({ first, last, language }) => {
    const places = Array.from({ length: last - first + 1 }, (_, at) => `${language}:${first + at}`);
    const isFree = places.every((place) => !taken.has(place));
    if (isFree) for (const place of places) taken.add(place);
    return isFree;
  });
  return kept.toSorted((one, other) => one.first - other.first);
}

const DATED: ReadonlySet<string> = new Set(["numeric", "day", "day-and-month", "month-and-day"]);

/** In "Friday, 4 December" the name of the day says nothing more. */
function withoutNames(mentions: Found[]): Found[] {
  return mentions.filter(({ means, last }, at) => {
    const isNamed = mentions
      .slice(at + 1, at + 4)
      .some((next) => next.first > last && next.first <= last + 2 && DATED.has(next.means));
    return means !== "weekday" || !isNamed;
  });
}
