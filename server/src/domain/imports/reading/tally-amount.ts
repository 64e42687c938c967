import { currencyExponent } from "@dunlin/contract/currency-exponents.ts";
import { decimalShown } from "./amount-parts.ts";
import type { AmountTally } from "./amount-tally.ts";
import { sight } from "./sightings.ts";
import { splitAmount } from "./split-amount.ts";

/** Adds one amount cell in a currency to the tally. */
export function tallyAmount(
  tally: AmountTally,
  cell: { text: string; line: number },
  currency: string,
): void {
  const parts = splitAmount(cell.text);
  if (!parts) return;
  const shown = decimalShown(parts.number);
  if (shown === null) tally.bare += 1;
  else if (shown !== "unclear") sight(tally[shown], cell.text, cell.line);
  else {
    const exponent = currencyExponent(currency);
    const fits = /^0*$/.test(parts.number.slice(-3).slice(exponent));
    const [likely, round] = parts.number.includes(",")
      ? [tally.likelyPoint, tally.roundPoint]
      : [tally.likelyComma, tally.roundComma];
    const sightings = exponent >= 3 ? tally.unclear : fits ? round : likely;
    sight(sightings, cell.text, cell.line);
  }
}
