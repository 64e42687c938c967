import { currencyExponent } from "@dunlin/contract/currency-exponents.ts";
import type { AmountParts } from "./amount-parts.ts";
import type { Decimal } from "./layout.ts";
import { quoteCell, type Reading } from "./reading.ts";

const LARGEST = 1_000_000_000_000_000n;
const NUMBERS: Record<Decimal, RegExp> = {
  point: /^(\d+|\d{1,3}([,' ])(?:\d{2,3}\2)*\d{3})?(?:\.(\d+))?$/,
  comma: /^(\d+|\d{1,3}([.' ])(?:\d{2,3}\2)*\d{3})?(?:,(\d+))?$/,
};

function misread(text: string, parts: AmountParts, decimal: Decimal): string {
  const other = decimal === "point" ? "comma" : "point";
  const usual = `the amounts of this file have a decimal ${decimal}`;
  return NUMBERS[other].test(parts.number)
    ? `${quoteCell(text)} has a decimal ${other}, and ${usual}`
    : `${quoteCell(text)} is not an amount`;
}

/** Reads an amount cell, taken apart, into minor units of the currency; nothing is rounded. */
export function readAmount(
  text: string,
  parts: AmountParts,
  style: { decimal: Decimal; currency: string },
): Reading<bigint> {
  const found = NUMBERS[style.decimal].exec(parts.number);
  if (!found) return { problem: misread(text, parts, style.decimal) };
  const whole = (found[1] ?? "0").replace(/\D/g, "");
  const fraction = found[3] ?? "";
  const exponent = currencyExponent(style.currency);
  if (/[1-9]/.test(fraction.slice(exponent))) {
    const has = `${fraction.length} decimal${fraction.length === 1 ? "" : "s"}`;
    const most = exponent === 0 ? "none" : `only ${exponent}`;
    return { problem: `${quoteCell(text)} has ${has}, but ${style.currency} has ${most}` };
  }
  if (whole.replace(/^0+/, "").length > 15) return { problem: `${quoteCell(text)} is too large` };
  const minor = BigInt(whole + fraction.slice(0, exponent).padEnd(exponent, "0"));
  if (minor > LARGEST) return { problem: `${quoteCell(text)} is too large` };
  return { value: parts.negative ? -minor : minor };
}
