import { expect, test } from "vitest";

import { currencyExponent } from "./currency-exponents.ts";

test.each([
  ["JPY", 0],
  ["GBP", 2],
  ["HUF", 2],
  ["KWD", 3],
  ["CLF", 4],
])("%s has %i decimal places", (currency, exponent) => {
  expect(currencyExponent(currency)).toBe(exponent);
});
