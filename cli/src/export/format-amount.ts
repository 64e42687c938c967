import { currencyExponent } from "@dunlin/contract/currency-exponents.ts";
import type { Money } from "@dunlin/contract/money.ts";

/** An amount as a plain decimal without its currency: 500000 GBP is 5000.00. */
export function formatAmount({ amount, currency }: Money): string {
  const exponent = currencyExponent(currency);
  const digits = String(Math.abs(amount)).padStart(exponent + 1, "0");
  const split = digits.length - exponent;
  const sign = amount < 0 ? "-" : "";
  return `${sign}${digits.slice(0, split)}${exponent > 0 ? `.${digits.slice(split)}` : ""}`;
}
