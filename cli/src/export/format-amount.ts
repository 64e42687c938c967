import type { Money } from "@dunlin/contract/money.ts";

// ISO 4217, list one of 2024-06-25; Intl follows the coins in use and not the minor unit.
const EXPONENTS = new Map<string, number>([
  ...words(0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
  ...words(3, "BHD IQD JOD KWD LYD OMR TND"),
  ...words(4, "CLF UYW"),
]);

function words(exponent: number, codes: string): [string, number][] {
  return codes.split(" ").map((code) => [code, exponent]);
}

/** An amount as a plain decimal without its currency: 500000 GBP is 5000.00. */
export function formatAmount({ amount, currency }: Money): string {
  const exponent = EXPONENTS.get(currency) ?? 2;
  const digits = String(Math.abs(amount)).padStart(exponent + 1, "0");
  const split = digits.length - exponent;
  const sign = amount < 0 ? "-" : "";
  return `${sign}${digits.slice(0, split)}${exponent > 0 ? `.${digits.slice(split)}` : ""}`;
}
