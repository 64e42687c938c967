import { ENGLISH } from "./english.ts";
import { FRENCH } from "./french.ts";
import { GERMAN } from "./german.ts";
import type { LanguageWords } from "./rule.ts";

/** The languages that answers are read in. */
export const LANGUAGES_READ: readonly LanguageWords[] = [ENGLISH, GERMAN, FRENCH];
