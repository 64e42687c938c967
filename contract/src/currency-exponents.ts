// ISO 4217 list one (SIX, published 2024-06-25). Intl is no source: it drops the minor unit of
// HUF, IDR, PKR and others because coins of it no longer circulate.
const EXPONENTS: readonly (readonly [exponent: number, codes: string])[] = [
  [0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"],
  [3, "BHD IQD JOD KWD LYD OMR TND"],
  [4, "CLF UYW"],
];

const BY_CODE = new Map(
  EXPONENTS.flatMap(([exponent, codes]) => codes.split(" ").map((code) => [code, exponent])),
);

/** Decimal places of a currency's minor unit by ISO 4217: JPY 0, GBP 2, KWD 3. */
export function currencyExponent(currency: string): number {
  return BY_CODE.get(currency) ?? 2;
}
