import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addBusinessDays, isBusinessDay } from "#server/domain/calendars/business-days.ts";
import { addDays } from "#server/domain/calendars/civil-days.ts";

const scotland = { country: "GB", subdivision: "SCT" };
const england = { country: "GB", subdivision: "ENG" };
const bavaria = { country: "DE", subdivision: "BY" };
const unknown = { country: "XX" };

describe("business days", () => {
  test.each([
    ["2026-07-17", england, true],
    ["2026-07-18", england, false],
    ["2026-07-19", england, false],
    ["2026-04-06", england, false],
    ["2026-04-06", scotland, true],
    ["2026-12-25", unknown, true],
    ["2026-12-26", unknown, false],
  ])("%s in %j: %s", (day, place, expected) => {
    expect(isBusinessDay(day, place)).toBe(expected);
  });

  test.each([
    ["2026-07-17", 1, england, "2026-07-20", "Friday leads to Monday"],
    ["2026-05-01", 1, england, "2026-05-05", "a Friday before a bank holiday leads to Tuesday"],
    ["2026-04-02", 1, england, "2026-04-07", "Easter takes four days in England"],
    ["2026-04-02", 1, scotland, "2026-04-06", "and three in Scotland"],
    ["2025-12-31", 1, scotland, "2026-01-05", "a Scottish new year takes two days"],
    ["2026-07-18", 0, england, "2026-07-18", "nothing added leaves even a Saturday"],
    ["2026-07-18", 1, england, "2026-07-20", "the first business day after a Saturday is Monday"],
    ["2026-07-20", -1, england, "2026-07-17", "backwards from Monday is Friday"],
    ["2026-05-05", -1, england, "2026-05-01", "backwards over a bank holiday"],
    ["2026-06-03", 2, bavaria, "2026-06-08", "Corpus Christi is skipped"],
    ["2026-07-01", 10, unknown, "2026-07-15", "ten business days are two weeks"],
  ])("%s plus %i in %j is %s: %s", (day, count, place, expected) => {
    expect(addBusinessDays(day, count, { place })).toBe(expected);
  });

  test("an operator's closing day is skipped", () => {
    const row = { country: "GB", day: "2026-07-20", name: "Move", closed: true, source: "us" };
    expect(addBusinessDays("2026-07-17", 1, { place: england, corrections: [row] })).toBe(
      "2026-07-21",
    );
  });

  test("the n-th business day lies on one, with exactly n of them passed", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_500 }),
        fc.integer({ min: 1, max: 60 }),
        (at, count) => {
          const start = addDays("2024-01-01", at);
          const end = addBusinessDays(start, count, { place: scotland });
          let passed = 0;
          for (let day = addDays(start, 1); day <= end; day = addDays(day, 1)) {
            if (isBusinessDay(day, scotland)) passed += 1;
          }
          expect(isBusinessDay(end, scotland)).toBe(true);
          expect(passed).toBe(count);
        },
      ),
    );
  });

  test.each([0.5, Number.NaN, 10_001, -10_001])("%s business days are refused", (count) => {
    expect(() => addBusinessDays("2026-07-17", count, { place: england })).toThrow(RangeError);
  });
});
