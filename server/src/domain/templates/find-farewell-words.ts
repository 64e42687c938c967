import type { TemplateSource } from "./built-in-templates.ts";
import { FAREWELL_WORDS } from "./built-in/farewell-words.ts";
import type { Language } from "./languages.ts";

/** The words that confirm an opt-out once; they know only who the creditor is. */
export function findFarewellWords(language: Language): TemplateSource {
  return FAREWELL_WORDS[language];
}
