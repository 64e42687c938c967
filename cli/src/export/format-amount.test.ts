import { expect, test } from "vitest";
import { formatAmount } from "#cli/export/format-amount.ts";

test.each([
  [500_000, "GBP", "5000.00"],
  [5, "GBP", "0.05"],
  [0, "EUR", "0.00"],
  [-1250, "EUR", "-12.50"],
  [5000, "JPY", "5000"],
  [5001, "KWD", "5.001"],
  [12_345, "CLF", "1.2345"],
  [100, "HUF", "1.00"],
  [1_000_000_000_000_000, "GBP", "10000000000000.00"],
])("%i minor units of %s are %s", (amount, currency, shown) => {
  expect(formatAmount({ amount, currency })).toBe(shown);
});
