import { describe, expect, test } from "vitest";
import { addDays, dayNumber, isoWeekday } from "#server/domain/calendars/civil-days.ts";
import type { HolidayCorrection } from "#server/domain/calendars/holiday-corrections.ts";
import { findHoliday } from "#server/domain/calendars/holidays.ts";
import type { Place } from "#server/domain/calendars/place.ts";

function place(text: string): Place {
  const [country = "", subdivision] = text.split("-");
  return subdivision === undefined ? { country } : { country, subdivision };
}

function weekdayHolidays(where: string, year: number): string {
  const found: string[] = [];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    if (isoWeekday(dayNumber(day)) <= 5 && findHoliday(day, place(where))) found.push(day.slice(5));
  }
  return found.join(" ");
}

describe("public holidays on weekdays, as published officially", () => {
  test.each([
    ["GB-ENG", 2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"],
    ["GB-WLS", 2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"],
    ["GB", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"],
    ["GB-ENG", 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"],
    ["GB-WLS", 2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"],
    ["GB-SCT", 2024, "01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26"],
    ["GB-SCT", 2025, "01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26"],
    ["GB-SCT", 2026, "01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28"],
    ["GB-SCT", 2027, "01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28"],
    ["GB-SCT", 2028, "01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26"],
    ["GB-NIR", 2024, "01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26"],
    ["GB-NIR", 2025, "01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26"],
    ["GB-NIR", 2026, "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28"],
    ["GB-NIR", 2027, "01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28"],
    ["DE-BY", 2026, "01-01 01-06 04-03 04-06 05-01 05-14 05-25 06-04 12-25"],
    ["DE-BE", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 12-25"],
    ["DE-SN", 2025, "01-01 04-18 04-21 05-01 05-29 06-09 10-03 10-31 11-19 12-25 12-26"],
    ["FR", 2025, "01-01 04-21 05-01 05-08 05-29 06-09 07-14 08-15 11-11 12-25"],
    ["FR-67", 2024, "01-01 03-29 04-01 05-01 05-08 05-09 05-20 08-15 11-01 11-11 12-25 12-26"],
    ["US", 2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25"],
    ["US", 2028, "01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25"],
  ])("%s in %i: %s", (where, year, days) => {
    expect(weekdayHolidays(where, year)).toBe(days);
  });
});

describe("one public holiday", () => {
  test.each([
    ["2026-01-02", "GB-SCT", "January 2nd", "date-holidays 3.37"],
    ["2026-01-02", "GB-EDH", "January 2nd", "date-holidays 3.37"],
    ["2026-06-15", "GB-SCT", "World Cup bank holiday", "gov.uk/bank-holidays"],
    ["2028-11-10", "US-NY", "Veterans Day (substitute day)", "opm.gov"],
    ["2026-09-07", "US", "Labor Day", "date-holidays 3.37"],
    ["2026-06-04", "DE-BY", "Corpus Christi", "date-holidays 3.37"],
    ["2008-05-01", "DE", "Labour Day", "date-holidays 3.37"],
    ["2026-03-22", "SA", "End of Ramadan (Eid al-Fitr)", "date-holidays 3.37"],
  ])("%s in %s is %s, says %s", (day, where, name, source) => {
    const found = findHoliday(day, place(where));
    expect(found).toMatchObject({ day, name });
    expect(found?.source).toContain(source);
  });

  test.each([
    ["2026-01-02", "GB-ENG", "2 January is a Scottish holiday"],
    ["2026-04-06", "GB-SCT", "Easter Monday is none in Scotland"],
    ["2026-08-31", "GB-SCT", "the Scottish summer holiday is the first Monday of August"],
    ["2026-08-03", "GB-ENG", "the English summer holiday is the last Monday of August"],
    ["2026-07-13", "GB-SCT", "the twelfth of July is Northern Irish"],
    ["2026-06-15", "GB-NIR", "the World Cup holiday is Scottish"],
    ["2026-06-04", "DE-BE", "Corpus Christi is none in Berlin"],
    ["2026-12-24", "DE-BY", "an afternoon off leaves a working morning"],
    ["2026-03-09", "CN", "the day after a half holiday is ordinary"],
    ["2026-03-08", "CN", "half a day off does not close a day"],
    ["2026-04-03", "IE", "a day on which only banks close is no public holiday"],
    ["2026-12-25", "XX", "an unknown country has no holidays"],
    ["2026-12-25", "XX-YY", "nor has its subdivision"],
  ])("%s in %s is none: %s", (day, where) => {
    expect(findHoliday(day, place(where))).toBeNull();
  });

  test("what is no civil day is refused", () => {
    expect(() => findHoliday("soon", place("GB"))).toThrow(RangeError);
  });
});

describe("an operator's own rows", () => {
  const base = { country: "GB", name: "Local holiday", source: "council notice" };
  const rows: readonly HolidayCorrection[] = [
    { ...base, subdivision: "EDH", day: "2026-04-20", closed: true },
    { ...base, subdivision: "SCT", day: "2026-01-02", closed: false },
    { ...base, subdivision: "SCT", day: "2026-06-15", closed: false },
    { ...base, day: "2026-07-01", closed: true },
    { ...base, subdivision: "WLS", day: "2026-07-01", closed: false },
    { ...base, day: "2026-07-02", closed: true },
    { ...base, day: "2026-07-02", closed: false },
    { ...base, subdivision: "ENG", day: "2026-07-03", closed: true },
  ];

  test.each([
    ["2026-04-20", "GB-EDH", true, "a row holds for its own subdivision"],
    ["2026-04-20", "GB-GLG", false, "and not for the next one"],
    [
      "2026-01-02",
      "GB-EDH",
      false,
      "a nation's row holds for its councils and removes a library day",
    ],
    ["2026-06-15", "GB-SCT", false, "a row wins over the shipped corrections"],
    ["2026-07-01", "GB-NIR", true, "a row without subdivision holds for the whole country"],
    ["2026-07-01", "GB-WLS", false, "the closer row wins, wherever it stands"],
    ["2026-07-02", "GB", false, "among equals the last row wins"],
    ["2026-07-03", "GB", true, "without subdivision a British place takes England's rows"],
    ["2026-07-01", "IE", false, "another country is untouched"],
    ["2026-12-25", "GB", true, "days without a row stay as they are"],
  ])("on %s in %s: closed is %s, as %s", (day, where, closed) => {
    expect(findHoliday(day, place(where), rows) !== null).toBe(closed);
  });

  test("an added day carries the row's name and source", () => {
    expect(findHoliday("2026-04-20", place("GB-EDH"), rows)).toEqual({
      day: "2026-04-20",
      name: "Local holiday",
      source: "council notice",
    });
  });
});
