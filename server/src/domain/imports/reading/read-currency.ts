import { currencyNamed } from "./currencies.ts";
import { quoteCell, type Reading } from "./reading.ts";

/** Reads a currency cell: an ISO 4217 code in any case, or a sign that means one currency. */
export function readCurrency(text: string): Reading<string> {
  const code = currencyNamed(text);
  return code === null
    ? { problem: `${quoteCell(text)} is not an ISO 4217 currency` }
    : { value: code };
}
