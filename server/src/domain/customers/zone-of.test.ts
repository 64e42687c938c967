import { expect, test } from "vitest";
import { zoneOf } from "#server/domain/customers/zone-of.ts";

test.each([
  ["GB", "Europe/London"],
  ["DE", "Europe/Berlin"],
  ["JP", "Asia/Tokyo"],
  ["US", null],
  ["AU", null],
  [null, null],
])("the clocks of %s are those of %s", (country, zone) => {
  expect(zoneOf(country)).toBe(zone);
});
