import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  dayNumber,
  daysBetween,
  isoWeekday,
} from "#server/domain/calendars/civil-days.ts";

const anyDay = fc
  .integer({ min: -40_000, max: 80_000 })
  .map((count) => addDays("1970-01-01", count));

describe("civil days", () => {
  test.each([
    ["2024-02-28", 1, "2024-02-29"],
    ["2025-02-28", 1, "2025-03-01"],
    ["2026-12-31", 1, "2027-01-01"],
    ["2026-01-01", -1, "2025-12-31"],
    ["2026-03-29", 0, "2026-03-29"],
    ["2026-01-31", 365, "2027-01-31"],
  ])("%s plus %i days is %s", (day, count, expected) => {
    expect(addDays(day, count)).toBe(expected);
  });

  test.each([
    ["2024-02-28", "2024-03-01", 2],
    ["2026-03-28", "2026-03-30", 2],
    ["2026-03-30", "2026-03-28", -2],
    ["2026-07-01", "2026-07-01", 0],
  ])("from %s to %s are %i days", (from, to, expected) => {
    expect(daysBetween(from, to)).toBe(expected);
  });

  test("adding the days between two days leads from one to the other", () => {
    fc.assert(
      fc.property(anyDay, anyDay, (from, to) => {
        expect(addDays(from, daysBetween(from, to))).toBe(to);
      }),
    );
  });

  test.each([
    ["1969-12-28", 7],
    ["1970-01-01", 4],
    ["2026-06-15", 1],
    ["2028-02-29", 2],
  ])("%s is ISO weekday %i", (day, weekday) => {
    expect(isoWeekday(dayNumber(day))).toBe(weekday);
  });

  test.each(["2025-02-29", "2026-13-01", "2026-1-1", "2026-01-01T00:00", "", "tomorrow"])(
    "%j is refused as a civil day",
    (text) => {
      expect(() => addDays(text, 1)).toThrow(RangeError);
    },
  );

  test("half a day and a day beyond the year 9999 are refused", () => {
    expect(() => addDays("2026-01-01", 0.5)).toThrow("whole number");
    expect(() => addDays("9999-12-31", 1)).toThrow("outside the years");
  });
});
