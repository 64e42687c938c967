import type { DateMention } from "./find-dates.ts";
import type { NamedAmount } from "./message.ts";
import { nearestMention, type Mentions } from "./mentions.ts";
import type { Hit } from "./read-text.ts";
import type { Word } from "./split-words.ts";

export type PromiseFound = { on: DateMention | null; amount: NamedAmount | null };

// A day after these is the invoice's own, not one to pay on.
const NOT_TO_PAY_ON = new Set(
  "due dated issued vom fallig faellig datee from received erhalten".split(" "),
);

/** The day and the amount of promises: those of their sentence, else the first day to come. */
export function findPromise(hits: readonly Hit[], mentions: Mentions): PromiseFound {
  const { words, amounts } = mentions;
  const coming = mentions.dates.filter(
    ({ future, first }) => future !== null && !isOfInvoice(words, first),
  );
  const day = nearestMention(hits, words, coming);
  const sentence = words[(day?.hit ?? hits[0])?.first ?? -1]?.sentence;
  const owed = amounts.filter(({ at }) => words[at]?.sentence === sentence);
  const from = (day?.hit ?? hits[0])?.first ?? 0;
  const amount = hits.length > 0 ? (owed.find(({ at }) => at >= from) ?? owed[0]) : undefined;
  const languages = new Set(hits.map(({ language }) => language));
  const elsewhere = coming.find(({ language }) =>
    language === null ? hits.length > 0 : languages.has(language),
  );
  return {
    on: day?.date ?? elsewhere ?? null,
    amount: amount ? { minor: amount.minor, currency: amount.currency } : null,
  };
}

function isOfInvoice(words: readonly Word[], first: number): boolean {
  return [words[first - 1], words[first - 2]].some((word) => NOT_TO_PAY_ON.has(word?.text ?? ""));
}
