const CODES = Intl.supportedValuesOf("currency");
const KNOWN = new Set(CODES);
// The signs that mean one currency wherever they stand alone.
const OWN_SIGN = new Map([
  ["£", "GBP"],
  ["€", "EUR"],
  ["US$", "USD"],
]);

function signOf(code: string, currencyDisplay: "symbol" | "narrowSymbol"): string {
  const format = new Intl.NumberFormat("en", {
    style: "currency",
    currency: code,
    currencyDisplay,
  });
  return format.formatToParts(0).find(({ type }) => type === "currency")?.value ?? code;
}

let signs: Map<string, Set<string>> | null = null;

/** The currencies that a sign may stand for, such as every dollar for "$". */
function currenciesOf(sign: string): Set<string> {
  if (signs === null) {
    signs = new Map([...OWN_SIGN].map(([own, code]) => [own.toLowerCase(), new Set([code])]));
    for (const code of CODES) {
      for (const display of ["symbol", "narrowSymbol"] as const) {
        const own = signOf(code, display).toLowerCase().replace(/\.$/, "");
        signs.set(own, (signs.get(own) ?? new Set()).add(code));
      }
    }
  }
  return signs.get(sign.toLowerCase()) ?? new Set();
}

/** Whether the code or sign written around an amount can stand for the currency. */
export function markFits(mark: string, currency: string): boolean {
  return mark === "" || mark.toUpperCase() === currency || currenciesOf(mark).has(currency);
}

/** The one currency that a code or sign means by itself, or null: "$" may be any dollar. */
export function currencyNamed(text: string): string | null {
  const code = OWN_SIGN.get(text) ?? text.toUpperCase();
  return KNOWN.has(code) ? code : null;
}
