import { currencyExponent } from "@dunlin/contract/currency-exponents.ts";
import type { NamedAmount } from "./message.ts";
import type { Word } from "./split-words.ts";

/** An amount and the word at which it stands. */
export type AmountMention = NamedAmount & { at: number };

const MARKS = new Map<string, string | null>([
  ["£", "GBP"],
  ["gbp", "GBP"],
  ["pound", "GBP"],
  ["pounds", "GBP"],
  ["quid", "GBP"],
  ["€", "EUR"],
  ["eur", "EUR"],
  ["euro", "EUR"],
  ["euros", "EUR"],
  ["$", null],
  ["usd", "USD"],
  ["dollar", null],
  ["dollars", null],
  ["chf", "CHF"],
  ["franken", "CHF"],
]);
const PAYING = new Set(
  `pay send transfer settle paid zahle zahlen uberweise ueberweise uberweisen ueberweisen bezahle
  paierai payerai verserai virerai payer verser virer paye paie just`.split(/\s+/),
);
const UNITS = new Set(
  `day days week weeks month months st nd rd th of tage tagen wochen monate jours semaines mois er
  invoices invoice rechnungen factures times instalments raten fois hours am pm uhr h percent`.split(
    /\s+/,
  ),
);
const NUMBER = /^(\d{1,3}(?:([.,'’])\d{3})(?:\2\d{3})*|\d+)(?:([.,])(\d{1,2}))?$/;
const DIGITS_MAX = 12;

/** The amounts that a text names: with a currency beside them, or right after a word of paying. */
export function findAmounts(words: readonly Word[], text: string): AmountMention[] {
  return words.flatMap((word, at) => {
    if (!/^\d/.test(word.text)) return [];
    const joined = joinThousands(words, at, text);
    const mark = markBeside(words, at, joined.last);
    if (mark === undefined && !isNamedBare(words, at)) return [];
    const minor = minorOf(joined.number, mark ?? null);
    return minor === null ? [] : [{ at, minor, currency: mark ?? null }];
  });
}

function joinThousands(
  words: readonly Word[],
  at: number,
  text: string,
): { number: string; last: number } {
  const [word, next] = [words[at], words[at + 1]];
  const number = word?.text ?? "";
  const isOneNumber =
    word !== undefined &&
    next !== undefined &&
    /^\d{1,3}$/.test(number) &&
    /^\d{3}([.,]\d{1,2})?$/.test(next.text) &&
    next.start - word.end === 1 &&
    /\s/.test(text[word.end] ?? "") &&
    MARKS.has(words[at + 2]?.text ?? "");
  return isOneNumber ? { number: number + next.text, last: at + 1 } : { number, last: at };
}

/** The currency of the mark beside a number; null for a mark of several, undefined without one. */
function markBeside(words: readonly Word[], at: number, last: number): string | null | undefined {
  const before = words[at - 1]?.text ?? "";
  const after = words[last + 1]?.text ?? "";
  if (MARKS.has(before)) return MARKS.get(before) ?? null;
  return MARKS.has(after) ? (MARKS.get(after) ?? null) : undefined;
}

function isNamedBare(words: readonly Word[], at: number): boolean {
  const isPaying = PAYING.has(words[at - 1]?.text ?? "");
  const follows = words[at + 1]?.text ?? "";
  return isPaying && !UNITS.has(follows);
}

function minorOf(number: string, currency: string | null): bigint | null {
  const found = NUMBER.exec(number);
  if (!found) return null;
  const whole = (found[1] ?? "").replace(/\D/g, "");
  const exponent = currency === null ? 2 : currencyExponent(currency);
  if (whole.length > DIGITS_MAX) return null;
  return BigInt(whole + (found[4] ?? "").slice(0, exponent).padEnd(exponent, "0"));
}
