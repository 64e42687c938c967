import { currencyExponent } from "./currency-exponents.ts";

/** An amount for an explanation: exact, and the same everywhere, for example GBP 12.50. */
export function showAmount(minor: bigint, currency: string): string {
  const digits = currencyExponent(currency);
  const text = minor.toString().padStart(digits + 1, "0");
  return digits === 0
    ? `${currency} ${text}`
    : `${currency} ${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
