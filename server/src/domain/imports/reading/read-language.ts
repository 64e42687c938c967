import { quoteCell, type Reading, remember } from "./reading.ts";

const NAMES = new Intl.DisplayNames("en", { type: "language", fallback: "none" });

function canonical(tag: string): string | null {
  try {
    const [language = ""] = Intl.getCanonicalLocales(tag);
    const [primary = ""] = language.split("-");
    return language.length <= 35 && NAMES.of(primary) !== undefined ? language : null;
  } catch {
    return null;
  }
}

const recall = remember((text): Reading<string> => {
  const tag = canonical(text.replaceAll("_", "-"));
  return tag === null
    ? { problem: `${quoteCell(text)} is not a language tag such as en or de-AT` }
    : { value: tag };
});

/** Reads a BCP 47 language tag of a known language; en_GB is taken for en-GB. */
export function readLanguage(text: string): Reading<string> {
  return recall(text);
}
