import { expect, test } from "vitest";
import { showAmount } from "./show-amount.ts";

test.each([
  [0n, "GBP", "GBP 0.00"],
  [5n, "GBP", "GBP 0.05"],
  [123_456n, "HUF", "HUF 1234.56"],
  [1250n, "JPY", "JPY 1250"],
  [1250n, "IQD", "IQD 1.250"],
])("%i of %s is shown as %s", (minor, currency, shown) => {
  expect(showAmount(minor, currency)).toBe(shown);
});
