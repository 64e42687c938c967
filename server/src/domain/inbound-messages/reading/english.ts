import { ENGLISH_DATES, ENGLISH_NUMBERS } from "./english-dates.ts";
import { ENGLISH_DISPUTES } from "./english-disputes.ts";
import { ENGLISH_GROUPS } from "./english-groups.ts";
import { ENGLISH_HARDSHIP } from "./english-hardship.ts";
import { ENGLISH_PAID, ENGLISH_PROMISES } from "./english-money.ts";
import { ENGLISH_ABSENCE, ENGLISH_QUESTIONS } from "./english-questions.ts";
import { ENGLISH_WISHES } from "./english-wishes.ts";
import type { LanguageWords } from "./rule.ts";

/** What people say in English. */
export const ENGLISH: LanguageWords = {
  language: "en",
  groups: ENGLISH_GROUPS,
  rules: [
    ...ENGLISH_WISHES,
    ...ENGLISH_HARDSHIP,
    ...ENGLISH_DISPUTES,
    ...ENGLISH_PAID,
    ...ENGLISH_PROMISES,
    ...ENGLISH_ABSENCE,
    ...ENGLISH_QUESTIONS,
  ],
  dates: ENGLISH_DATES,
  numbers: ENGLISH_NUMBERS,
};
