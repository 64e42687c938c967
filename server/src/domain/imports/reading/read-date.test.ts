import { describe, expect, test } from "vitest";
import { readDate } from "./read-date.ts";

describe("readDate", () => {
  test.each([
    "2026-10-03",
    "2026/10/3",
    "2026.10.03",
    "03/10/2026",
    "3-10-2026",
    "03.10.26",
    "3. 10. 2026",
    "3 Oct 2026",
    "03-Oct-26",
    "October 3, 2026",
    "Oct. 3 2026",
    "3rd October 2026",
    "3. Oktober 2026",
    "3 octobre 2026",
    "2026-10-03T00:00:00Z",
    "03/10/2026 00:00",
    "3/10/2026 12:00:00 AM",
  ])("%s is 3 October 2026", (text) => {
    expect(readDate(text, "day-first")).toEqual({ value: "2026-10-03" });
  });

  test.each(["1er août 2026", "1. August 2026", "Aug 1, 2026", "08/01/2026"])(
    "%s is 1 August 2026",
    (text) => {
      expect(readDate(text, "month-first")).toEqual({ value: "2026-08-01" });
    },
  );

  test.each([
    ["29 February exists in leap years", "29/02/2028", { value: "2028-02-29" }],
    ["and only there", "29/02/2026", { problem: '"29/02/2026" is not a date that exists' }],
    ["nor in 2100", "29/02/2100", { problem: '"29/02/2100" is not a date that exists' }],
    ["31 April", "31 April 2026", { problem: '"31 April 2026" is not a date that exists' }],
    ["year 1026", "3/10/1026", { problem: '"3/10/1026" is not a date that exists' }],
    ["a number", "46318", { problem: '"46318" is not a date' }],
    ["an unknown month", "3 Foo 2026", { problem: '"3 Foo 2026" is not a date' }],
    ["mixed separators", "3/10-2026", { problem: '"3/10-2026" is not a date' }],
  ])("%s", (_name, text, reading) => {
    expect(readDate(text, "day-first")).toEqual(reading);
  });
});
