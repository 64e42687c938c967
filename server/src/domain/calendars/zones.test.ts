import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayIn, instantAt, isTimeZone, minutesOf, timeIn } from "#server/domain/calendars/zones.ts";

const zones = [
  "Europe/London",
  "America/New_York",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "America/St_Johns",
  "Pacific/Apia",
  "Africa/Casablanca",
  "America/Havana",
  "UTC",
];

describe("time zones", () => {
  test.each(["Europe/London", "America/Argentina/Buenos_Aires", "UTC", "Asia/Kathmandu"])(
    "%s is known",
    (name) => {
      expect(isTimeZone(name)).toBe(true);
    },
  );

  test.each(["Mars/Olympus", "", "GMT+25", "Europe/London "])("%j is not", (name) => {
    expect(isTimeZone(name)).toBe(false);
    expect(() => dayIn(name, new Date(0))).toThrow(RangeError);
  });

  test("every zone the runtime lists is known", () => {
    const unknown = Intl.supportedValuesOf("timeZone").filter((name) => !isTimeZone(name));
    expect(unknown).toEqual([]);
  });
});

describe("the clock of a zone", () => {
  test.each([
    ["Europe/London", "2026-01-15T12:00:00Z", "2026-01-15", "12:00"],
    ["Europe/London", "2026-07-15T23:30:00Z", "2026-07-16", "00:30"],
    ["America/New_York", "2026-07-15T02:00:00Z", "2026-07-14", "22:00"],
    ["Asia/Kolkata", "2026-07-15T18:30:00Z", "2026-07-16", "00:00"],
    ["Asia/Kathmandu", "2026-07-15T18:14:59.999Z", "2026-07-15", "23:59"],
    ["Australia/Adelaide", "2026-01-15T00:00:00Z", "2026-01-15", "10:30"],
    ["Pacific/Kiritimati", "2026-12-31T10:00:00Z", "2027-01-01", "00:00"],
    ["America/St_Johns", "2010-03-14T03:30:59Z", "2010-03-14", "00:00"],
    ["America/St_Johns", "2010-03-14T03:31:00Z", "2010-03-14", "01:01"],
    ["Europe/London", "1969-12-31T23:00:00Z", "1970-01-01", "00:00"],
  ])("in %s at %s reads %s %s", (zone, instant, day, time) => {
    expect(dayIn(zone, new Date(instant))).toBe(day);
    expect(timeIn(zone, new Date(instant))).toBe(time);
  });

  test("agrees with the runtime's own formatting at any instant", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({ min: new Date("1975-01-01"), max: new Date("2060-01-01"), noInvalidDate: true }),
        (zone, instant) => {
          const text = new Intl.DateTimeFormat("sv-SE", {
            timeZone: zone,
            dateStyle: "short",
            timeStyle: "short",
          }).format(instant);
          expect(`${dayIn(zone, instant)} ${timeIn(zone, instant)}`).toBe(text);
        },
      ),
    );
  });

  test("a broken instant is refused", () => {
    expect(() => dayIn("Europe/London", new Date(Number.NaN))).toThrow(RangeError);
  });
});

describe("the instant of a wall time", () => {
  test.each([
    ["2026-07-15", "09:00", "Europe/London", "2026-07-15T08:00:00Z", "summer"],
    ["2026-01-15", "09:00", "Europe/London", "2026-01-15T09:00:00Z", "winter"],
    ["2026-03-29", "00:59", "Europe/London", "2026-03-29T00:59:00Z", "before the gap"],
    ["2026-03-29", "01:00", "Europe/London", "2026-03-29T01:00:00Z", "the gap's start is its end"],
    ["2026-03-29", "01:30", "Europe/London", "2026-03-29T01:00:00Z", "gap: the instant after it"],
    ["2026-03-29", "02:00", "Europe/London", "2026-03-29T01:00:00Z", "after the gap"],
    ["2026-03-08", "02:30", "America/New_York", "2026-03-08T07:00:00Z", "gap"],
    ["2026-10-25", "01:30", "Europe/London", "2026-10-25T00:30:00Z", "fold: the first of two"],
    ["2026-10-25", "02:00", "Europe/London", "2026-10-25T02:00:00Z", "after the fold"],
    ["2026-11-01", "01:30", "America/New_York", "2026-11-01T05:30:00Z", "fold"],
    ["2026-10-04", "02:15", "Australia/Lord_Howe", "2026-10-03T15:30:00Z", "half-hour gap"],
    ["2026-04-05", "01:45", "Australia/Lord_Howe", "2026-04-04T14:45:00Z", "half-hour fold"],
    ["2026-07-15", "09:00", "Asia/Kolkata", "2026-07-15T03:30:00Z", "half-hour offset"],
    ["2026-07-15", "09:00", "Pacific/Kiritimati", "2026-07-14T19:00:00Z", "the UTC day before"],
    ["2026-07-15", "20:00", "America/New_York", "2026-07-16T00:00:00Z", "the UTC day after"],
    ["2011-12-30", "09:00", "Pacific/Apia", "2011-12-30T10:00:00Z", "a day that never was"],
    ["2026-03-08", "00:00", "America/Havana", "2026-03-08T05:00:00Z", "a midnight that never was"],
    ["2026-07-15", "24:00", "Europe/London", "2026-07-15T23:00:00Z", "the end of a day"],
  ])("%s %s in %s is %s: %s", (day, time, zone, expected) => {
    expect(instantAt(day, time, zone)).toEqual(new Date(expected));
  });

  test("is the earliest at which the clock reads the time, or the end of a gap", () => {
    const aDay = fc
      .date({ min: new Date("2000-01-01"), max: new Date("2040-01-01"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const aTime = fc
      .integer({ min: 0, max: 287 })
      .map(
        (step) =>
          `${String(Math.floor(step / 12)).padStart(2, "0")}:${String((step % 12) * 5).padStart(2, "0")}`,
      );
    fc.assert(
      fc.property(fc.constantFrom(...zones), aDay, aTime, (zone, day, time) => {
        const plain = Temporal.PlainDateTime.from(`${day}T${time}`);
        const earlier = plain.toZonedDateTime(zone, { disambiguation: "earlier" });
        const exists = earlier.toPlainDateTime().equals(plain);
        const expected = exists ? earlier : earlier.getTimeZoneTransition("next");
        expect(instantAt(day, time, zone).getTime()).toBe(expected?.epochMilliseconds);
      }),
      { numRuns: 500 },
    );
  });

  test.each(["9:00", "25:00", "24:01", "09:60", ""])("%j is refused as a time", (time) => {
    expect(() => minutesOf(time)).toThrow(RangeError);
  });

  test("a day that is none is refused", () => {
    expect(() => instantAt("2026-02-30", "09:00", "UTC")).toThrow(RangeError);
  });
});
