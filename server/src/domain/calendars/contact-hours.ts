import { DAY_MS, dayOfNumber, isoWeekday } from "#server/domain/calendars/civil-days.ts";
import type { HolidayCorrection } from "#server/domain/calendars/holiday-corrections.ts";
import { findHoliday } from "#server/domain/calendars/holidays.ts";
import type { Place } from "#server/domain/calendars/place.ts";
import { offsetSpanAt } from "#server/domain/calendars/zone-offsets.ts";
import type { OffsetSpan } from "#server/domain/calendars/zone-offsets.ts";
import { MINUTE_MS, minutesOf, readClock, timeOfMinutes } from "#server/domain/calendars/zones.ts";

/**
 * When a recipient may be contacted: wall times of one day, `to` exclusive, on ISO weekdays 1 to 7;
 * never when `to` is not after `from`.
 */
export type ContactHours = {
  from: string;
  to: string;
  weekdays: readonly number[];
  onPublicHolidays: boolean;
};

/** Whose clock, whose holidays and which hours decide. */
export type ContactMoment = {
  zone: string;
  place: Place;
  hours: ContactHours;
  corrections?: readonly HolidayCorrection[];
};

/** Why contact has to wait, with a sentence for a person. */
export type Closed = { kind: "quiet-hours" | "weekend" | "public-holiday"; detail: string };

const FURTHEST_DAYS = 400;
const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

function whyDayClosed(day: number, at: ContactMoment): Closed | null {
  const weekday = isoWeekday(day);
  if (!at.hours.weekdays.includes(weekday)) {
    return { kind: "weekend", detail: `${WEEKDAYS[weekday - 1]} is not a contact day` };
  }
  if (at.hours.onPublicHolidays) return null;
  const holiday = findHoliday(dayOfNumber(day), at.place, at.corrections);
  if (holiday === null) return null;
  return { kind: "public-holiday", detail: `${holiday.name}, ${holiday.day} (${holiday.source})` };
}

/** Why contact is closed at an instant, the day's reason before the hour's; null when open. */
export function whyClosed(instant: Date, at: ContactMoment): Closed | null {
  const { day, into } = readClock(at.zone, instant);
  const dayClosed = whyDayClosed(day, at);
  if (dayClosed !== null) return dayClosed;
  const { from, to } = at.hours;
  if (into >= minutesOf(from) * MINUTE_MS && into < minutesOf(to) * MINUTE_MS) return null;
  const time = timeOfMinutes(Math.floor(into / MINUTE_MS));
  return { kind: "quiet-hours", detail: `${time} in ${at.zone} is outside ${from} to ${to}` };
}

/** The first open instant from `since` to the end of a span, or null. */
function firstOpenWithin(span: OffsetSpan, since: number, at: ContactMoment): number | null {
  const from = minutesOf(at.hours.from) * MINUTE_MS;
  const to = minutesOf(at.hours.to) * MINUTE_MS;
  const start = since + span.offset;
  const end = Math.min(span.end + span.offset, start + (FURTHEST_DAYS + 1) * DAY_MS);
  for (let day = Math.floor(start / DAY_MS); day * DAY_MS < end; day += 1) {
    const opens = Math.max(start, day * DAY_MS + from);
    if (opens >= end) return null;
    if (opens < day * DAY_MS + to && whyDayClosed(day, at) === null) return opens - span.offset;
  }
  return null;
}

/**
 * The instant itself when contact is open at it, otherwise the first one after it that is:
 * deferred, never skipped. RangeError when nothing opens within 400 days.
 */
export function nextOpenInstant(instant: Date, at: ContactMoment): Date {
  if (whyClosed(instant, at) === null) return instant;
  const latest = instant.getTime() + FURTHEST_DAYS * DAY_MS;
  for (let since = instant.getTime(); since <= latest;) {
    const span = offsetSpanAt(at.zone, since);
    const found = firstOpenWithin(span, since, at);
    if (found !== null && found <= latest) return new Date(found);
    since = span.end;
  }
  const { from, to, weekdays } = at.hours;
  throw new RangeError(
    `Contact hours ${from} to ${to} on weekdays [${weekdays.join(", ")}] in ${at.zone} ` +
      `never open within ${FURTHEST_DAYS} days of ${instant.toISOString()}.`,
  );
}
