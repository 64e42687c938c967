/**
 * An instant on a zone's wall with the zone's short name: `Mon 30 Nov 2026, 09:00 GMT`; without the
 * year when it is that of another instant told beside it.
 */
export function formatInstant(instant: string, timeZone: string, beside?: string): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  });
  const parts = new Map(
    format.formatToParts(new Date(instant)).map((part) => [part.type, part.value]),
  );
  const get = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  const day = `${get("weekday")} ${get("day")} ${get("month")}`;
  const isSameYear = beside !== undefined && yearOf(beside, timeZone) === get("year");
  const date = isSameYear ? day : `${day} ${get("year")}`;
  return `${date}, ${get("hour")}:${get("minute")} ${get("timeZoneName")}`;
}

function yearOf(instant: string, timeZone: string): string {
  return String(Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).year);
}
