import type { Intent } from "./message.ts";
import type { WordGroups } from "./phrase.ts";

/**
 * What a rule tells of: an intent, or `machine` (an answering machine wrote this), `left` (the
 * person is no longer there), `small_print` (a sentence that no person meant for us).
 */
export type Signal = Intent | "machine" | "left" | "small_print";

export type Rule = {
  signal: Signal;
  /** 0 to 100: how sure its words are when nothing speaks against them. */
  weight: number;
  says: string;
  /** Words that undo it when they stand up to six words before it in its clause, or within it. */
  unlessAfter?: string;
  /** Words that undo it when they follow within six words. */
  unlessBefore?: string;
};

export type DateMeaning =
  | "days"
  | "weeks"
  | "months"
  | "days-ago"
  | "weeks-ago"
  | "weekday"
  | "weekday-of-next-week"
  | "last-weekday"
  | "this-week"
  | "next-week"
  | "this-month"
  | "next-month"
  | "this-year"
  | "month-start"
  | "month-middle"
  | "month-end"
  | "day-and-month"
  | "month-and-day"
  | "day"
  /** Sounds like a day and is none. */
  | "greeting";

/** How a language says a day; the words that are caught are its numbers, in order. */
export type DateRule = { means: DateMeaning; says: string; number?: number };

/** What one language says. */
export type LanguageWords = {
  language: "en" | "de" | "fr";
  groups: WordGroups;
  rules: readonly Rule[];
  dates: readonly DateRule[];
  /** The numbers of words that dates catch: names of months and days of the week, counts. */
  numbers: Readonly<Record<string, number>>;
};
