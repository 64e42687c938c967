import { GERMAN_DATES, GERMAN_NUMBERS } from "./german-dates.ts";
import { GERMAN_DISPUTES } from "./german-disputes.ts";
import { GERMAN_GROUPS } from "./german-groups.ts";
import { GERMAN_HARDSHIP } from "./german-hardship.ts";
import { GERMAN_PAID, GERMAN_PROMISES } from "./german-money.ts";
import { GERMAN_ABSENCE, GERMAN_QUESTIONS } from "./german-questions.ts";
import { GERMAN_WISHES } from "./german-wishes.ts";
import type { LanguageWords } from "./rule.ts";

/** What people say in German. */
export const GERMAN: LanguageWords = {
  language: "de",
  groups: GERMAN_GROUPS,
  rules: [
    ...GERMAN_WISHES,
    ...GERMAN_HARDSHIP,
    ...GERMAN_DISPUTES,
    ...GERMAN_PAID,
    ...GERMAN_PROMISES,
    ...GERMAN_ABSENCE,
    ...GERMAN_QUESTIONS,
  ],
  dates: GERMAN_DATES,
  numbers: GERMAN_NUMBERS,
};
