import { DAY_MS, dayNumber, dayOfNumber } from "#server/domain/calendars/civil-days.ts";
import { memoize } from "#server/domain/calendars/memoize.ts";
import { offsetSpanAt } from "#server/domain/calendars/zone-offsets.ts";

export const MINUTE_MS = 60_000;
const WALL_TIME = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;
/** More than any zone's clock has ever been ahead of or behind UTC, a skipped day included. */
const LONGEST_LEAD = 26 * 60 * MINUTE_MS;

const knowsZone = memoize(1_000, (name: string): boolean => {
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId !== "";
  } catch {
    return false;
  }
});

/** Whether the runtime's time zone data knows the name. */
export function isTimeZone(name: string): boolean {
  return knowsZone(name);
}

/** The minutes from 00:00 to a wall time "HH:MM", up to "24:00"; RangeError for anything else. */
export const minutesOf = memoize(2_000, (time: string): number => {
  const match = WALL_TIME.exec(time);
  if (match === null) throw new RangeError(`"${time}" is not a time like 09:00.`);
  return match[1] === undefined ? 1_440 : Number(match[1]) * 60 + Number(match[2]);
});

/** A wall time "HH:MM" from the minutes since 00:00. */
export const timeOfMinutes = memoize(1_441, (minutes: number): string => {
  const hours = Math.floor(minutes / 60);
  return `${String(hours).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
});

/** What a zone's clock reads at an instant: the day number and the milliseconds into that day. */
export function readClock(zone: string, instant: Date): { day: number; into: number } {
  const at = instant.getTime();
  const local = at + offsetSpanAt(zone, at).offset;
  const day = Math.floor(local / DAY_MS);
  return { day, into: local - day * DAY_MS };
}

/** The civil day in a zone at an instant; RangeError for an unknown zone. */
export function dayIn(zone: string, instant: Date): string {
  return dayOfNumber(readClock(zone, instant).day);
}

/** The wall time "HH:MM" in a zone at an instant, seconds cut; RangeError for an unknown zone. */
export function timeIn(zone: string, instant: Date): string {
  return timeOfMinutes(Math.floor(readClock(zone, instant).into / MINUTE_MS));
}

/**
 * The instant a zone's clock first reads the time on the day: the first of two where clocks go
 * back, the first after the gap where they skip it. RangeError for a broken day, time or zone.
 */
export function instantAt(day: string, time: string, zone: string): Date {
  const wanted = dayNumber(day) * DAY_MS + minutesOf(time) * MINUTE_MS;
  let at = wanted - LONGEST_LEAD;
  for (;;) {
    const span = offsetSpanAt(zone, at);
    const reached = Math.max(at, wanted - span.offset);
    if (reached < span.end) return new Date(reached);
    at = span.end;
  }
}
