/** The languages that built-in words exist in. */
export const LANGUAGES = ["en", "de", "fr"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The first wanted language that has built-in words, by primary subtag; English when none has. */
export function chooseLanguage(wanted: readonly (string | null)[]): Language {
  for (const tag of wanted) {
    const primary = tag?.trim().toLowerCase().split(/[-_]/, 1)[0];
    const language = LANGUAGES.find((shipped) => shipped === primary);
    if (language !== undefined) return language;
  }
  return "en";
}
