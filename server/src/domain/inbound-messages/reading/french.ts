import { FRENCH_DATES, FRENCH_NUMBERS } from "./french-dates.ts";
import { FRENCH_DISPUTES } from "./french-disputes.ts";
import { FRENCH_GROUPS } from "./french-groups.ts";
import { FRENCH_HARDSHIP } from "./french-hardship.ts";
import { FRENCH_PAID, FRENCH_PROMISES } from "./french-money.ts";
import { FRENCH_ABSENCE, FRENCH_QUESTIONS } from "./french-questions.ts";
import { FRENCH_WISHES } from "./french-wishes.ts";
import type { LanguageWords } from "./rule.ts";

/** What people say in French. */
export const FRENCH: LanguageWords = {
  language: "fr",
  groups: FRENCH_GROUPS,
  rules: [
    ...FRENCH_WISHES,
    ...FRENCH_HARDSHIP,
    ...FRENCH_DISPUTES,
    ...FRENCH_PAID,
    ...FRENCH_PROMISES,
    ...FRENCH_ABSENCE,
    ...FRENCH_QUESTIONS,
  ],
  dates: FRENCH_DATES,
  numbers: FRENCH_NUMBERS,
};
