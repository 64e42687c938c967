import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "#server/domain/calendars/civil-days.ts";
import { nextOpenInstant, whyClosed } from "#server/domain/calendars/contact-hours.ts";
import type { ContactHours, ContactMoment } from "#server/domain/calendars/contact-hours.ts";

const office: ContactHours = {
  from: "09:00",
  to: "17:30",
  weekdays: [1, 2, 3, 4, 5],
  onPublicHolidays: false,
};

function moment(zone: string, country: string, subdivision?: string): ContactMoment {
  const place = subdivision === undefined ? { country } : { country, subdivision };
  return { zone, place, hours: office };
}

const england = moment("Europe/London", "GB", "ENG");
const scotland = moment("Europe/London", "GB", "SCT");
const ulster = moment("Europe/Belfast", "GB", "NIR");
const bavaria = moment("Europe/Berlin", "DE", "BY");
const berlin = moment("Europe/Berlin", "DE", "BE");
const newYork = moment("America/New_York", "US", "NY");
const india = moment("Asia/Kolkata", "IN");
const auckland = moment("Pacific/Auckland", "NZ");

describe("why contact is closed", () => {
  test.each<[string, ContactMoment, string | null, string]>([
    ["2026-07-15T08:00:00Z", england, null, "09:00 in the summer of London"],
    ["2026-07-15T07:59:59Z", england, "quiet-hours", "a second before"],
    ["2026-07-15T16:29:59Z", england, null, "a second before the end"],
    ["2026-07-15T16:30:00Z", england, "quiet-hours", "the end itself"],
    ["2026-07-18T10:00:00Z", england, "weekend", "a Saturday"],
    ["2026-01-02T10:00:00Z", scotland, "public-holiday", "2 January in Scotland"],
    ["2026-01-02T10:00:00Z", england, null, "2 January in England"],
    ["2026-04-06T10:00:00Z", england, "public-holiday", "Easter Monday in England"],
    ["2026-04-06T10:00:00Z", scotland, null, "Easter Monday in Scotland"],
    ["2027-07-12T10:00:00Z", ulster, "public-holiday", "12 July in Northern Ireland"],
    ["2026-07-13T10:00:00Z", ulster, "public-holiday", "its substitute when it is a Sunday"],
    ["2026-06-04T10:00:00Z", bavaria, "public-holiday", "Corpus Christi in Bavaria"],
    ["2026-06-04T10:00:00Z", berlin, null, "Corpus Christi in Berlin"],
    ["2026-07-15T03:30:00Z", india, null, "09:00 at half an hour's offset"],
    ["2026-07-19T21:30:00Z", auckland, null, "Monday in Auckland while Sunday in UTC"],
    ["2026-07-17T21:30:00Z", auckland, "weekend", "Saturday in Auckland while Friday in UTC"],
    ["2026-12-26T02:00:00Z", england, "weekend", "the day's reason comes before the hour's"],
  ])("at %s in %j: %s, %s", (instant, at, kind) => {
    expect(whyClosed(new Date(instant), at)?.kind ?? null).toBe(kind);
  });

  test.each([
    ["2026-07-15T04:05:00Z", "05:05 in Europe/London is outside 09:00 to 17:30"],
    ["2026-07-18T10:00:00Z", "Saturday is not a contact day"],
    ["2026-04-06T10:00:00Z", "Easter Monday, 2026-04-06 (date-holidays 3.37)"],
  ])("at %s a person reads: %s", (instant, detail) => {
    expect(whyClosed(new Date(instant), england)?.detail).toBe(detail);
  });

  test("holidays are open to hours that say so, and an operator's rows count", () => {
    const boxing = new Date("2025-12-26T10:00:00Z");
    const open = { ...england, hours: { ...office, onPublicHolidays: true } };
    const row = { country: "GB", day: "2025-12-26", name: "-", closed: false, source: "us" };
    expect(whyClosed(boxing, england)?.kind).toBe("public-holiday");
    expect(whyClosed(boxing, open)).toBeNull();
    expect(whyClosed(boxing, { ...england, corrections: [row] })).toBeNull();
  });
});

describe("the next open instant", () => {
  test.each([
    ["2026-07-15T10:11:12.345Z", england, "2026-07-15T10:11:12.345Z", "an open one is itself"],
    ["2026-07-15T05:00:00Z", england, "2026-07-15T08:00:00Z", "early waits for the same day"],
    ["2026-07-17T18:00:00Z", england, "2026-07-20T08:00:00Z", "Friday evening waits for Monday"],
    ["2026-05-01T18:00:00Z", england, "2026-05-05T08:00:00Z", "over a bank holiday, for Tuesday"],
    ["2026-04-02T18:00:00Z", england, "2026-04-07T08:00:00Z", "English Easter"],
    ["2026-04-02T18:00:00Z", scotland, "2026-04-06T08:00:00Z", "Scottish Easter"],
    ["2025-12-31T18:00:00Z", scotland, "2026-01-05T09:00:00Z", "Scottish new year"],
    ["2026-08-28T18:00:00Z", england, "2026-09-01T08:00:00Z", "the English August holiday"],
    ["2026-08-28T18:00:00Z", scotland, "2026-08-31T08:00:00Z", "an ordinary Monday in Scotland"],
    ["2026-07-10T18:00:00Z", ulster, "2026-07-14T08:00:00Z", "the twelfth and its substitute"],
    ["2026-03-27T20:00:00Z", england, "2026-03-30T08:00:00Z", "over the spring change"],
    ["2026-10-30T22:00:00Z", newYork, "2026-11-02T14:00:00Z", "over the autumn change"],
    ["2026-07-17T08:00:00Z", auckland, "2026-07-19T21:00:00Z", "a Monday that UTC calls Sunday"],
  ])("of %s in %j is %s: %s", (instant, at, expected) => {
    expect(nextOpenInstant(new Date(instant), at)).toEqual(new Date(expected));
  });

  const daily = [1, 2, 3, 4, 5, 6, 7];
  const night = { from: "01:30", to: "01:50", weekdays: daily, onPublicHolidays: true };
  test.each([
    ["2026-11-01T05:00:00Z", "01:30", "01:50", "2026-11-01T05:30:00Z", "fold: the first of two"],
    ["2026-11-01T05:50:00Z", "01:30", "01:50", "2026-11-01T06:30:00Z", "between: the second"],
    ["2026-11-01T06:50:00Z", "01:30", "01:50", "2026-11-02T06:30:00Z", "after both: tomorrow"],
    ["2026-03-08T06:00:00Z", "02:30", "04:00", "2026-03-08T07:00:00Z", "gap: the instant after it"],
    ["2026-03-08T06:00:00Z", "02:10", "02:50", "2026-03-09T06:10:00Z", "gone in the gap: tomorrow"],
  ])("of %s for hours %s to %s in New York is %s: %s", (instant, from, to, expected) => {
    const at = { ...newYork, hours: { ...night, from, to } };
    expect(nextOpenInstant(new Date(instant), at)).toEqual(new Date(expected));
  });

  test.each([
    { ...office, weekdays: [] },
    { ...office, from: "17:00", to: "09:00" },
    { ...office, from: "09:00", to: "09:00" },
  ])("of hours that never open is an error that says so: %j", (hours) => {
    expect(() => nextOpenInstant(new Date("2026-07-15T10:00:00Z"), { ...england, hours })).toThrow(
      /never open within 400 days of 2026-07-15/,
    );
    expect(() => nextOpenInstant(new Date(0), { ...india, hours })).toThrow(RangeError);
  });
});

describe("the search for an open instant", () => {
  const first = "2026-01-01";
  const instant = new Date("2026-01-01T08:00:00Z");
  function closedFor(days: number): ContactMoment {
    const corrections = Array.from({ length: days }, (_, index) => {
      return { country: "XX", day: addDays(first, index), name: "-", closed: true, source: "us" };
    });
    const hours = { ...office, weekdays: [1, 2, 3, 4, 5, 6, 7] };
    return { zone: "UTC", place: { country: "XX" }, hours, corrections };
  }

  test("finds what opens on the 399th day", () => {
    expect(nextOpenInstant(instant, closedFor(399))).toEqual(new Date("2027-02-04T09:00:00Z"));
  });

  test("gives up on what opens more than 400 days later", () => {
    expect(() => nextOpenInstant(instant, closedFor(400))).toThrow("never open within 400 days");
  });
});

describe("for any hours, zone and place", () => {
  const QUARTER = 15 * 60_000;
  const wallTime = (step: number) =>
    `${String(Math.floor(step / 4)).padStart(2, "0")}:${String((step % 4) * 15).padStart(2, "0")}`;
  const hours = fc
    .record({
      bounds: fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 2 }),
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      onPublicHolidays: fc.boolean(),
    })
    .map(({ bounds, ...rest }): ContactHours => {
      const [from = 0, to = 0] = bounds.toSorted((a, b) => a - b);
      return { from: wallTime(from), to: wallTime(to), ...rest };
    });
  const where = fc.constantFrom(england, scotland, ulster, bavaria, newYork, india, auckland, {
    ...moment("Australia/Lord_Howe", "AU", "NSW"),
  });
  const at = fc
    .tuple(where, hours)
    .map(([place, its]): ContactMoment => ({ ...place, hours: its }));
  const soonAfter = fc.integer({ min: 0, max: 5 * 24 * 60 });
  // Half of the instants lie around clock changes and holidays, where mistakes hide.
  const start = fc.oneof(
    fc.date({ min: new Date("2024-01-01"), max: new Date("2028-12-01"), noInvalidDate: true }),
    fc
      .tuple(
        fc.constantFrom("2026-03-07", "2026-03-27", "2026-04-02", "2026-10-24", "2026-10-30"),
        soonAfter,
      )
      .map(([day, minutes]) => new Date(Date.parse(day) + minutes * 60_000)),
  );

  test("the next open instant is open, not before, the first one, and its own next", () => {
    fc.assert(
      fc.property(start, at, (instant, contact) => {
        const next = nextOpenInstant(instant, contact);
        expect(whyClosed(next, contact)).toBeNull();
        expect(next.getTime()).toBeGreaterThanOrEqual(instant.getTime());
        expect(nextOpenInstant(next, contact)).toBe(next);
        for (let time = instant.getTime(); time < next.getTime(); time += QUARTER) {
          if (whyClosed(new Date(time), contact) === null) {
            expect.fail(`open already at ${new Date(time).toISOString()}`);
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});
