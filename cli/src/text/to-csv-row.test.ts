import { expect, test } from "vitest";
import { toCsvRow } from "#cli/text/to-csv-row.ts";

test.each([
  ["plain", "plain"],
  ["a,b", '"a,b"'],
  ['say "x"', '"say ""x"""'],
  ["two\nlines", '"two\nlines"'],
  [null, ""],
  [12, "12"],
  [true, "true"],
  ["=1+1", "'=1+1"],
  ["@sum", "'@sum"],
  ["+cmd", "'+cmd"],
  ["-2+3", "'-2+3"],
  ["+44 20 7946 0000", "+44 20 7946 0000"],
  ["-12.50", "-12.50"],
])("%j is written as %j", (cell, written) => {
  expect(toCsvRow([cell])).toBe(`${written}\r\n`);
});

test("cells are separated by commas", () => {
  expect(toCsvRow(["a", null, 1])).toBe("a,,1\r\n");
});
