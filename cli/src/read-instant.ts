import { UsageError } from "#cli/failures.ts";

/** An instant in UTC from what a person types; a time without an offset is on the zone's wall. */
export function readInstant(text: string, timeZone: string): string {
  try {
    return Temporal.Instant.from(text).toString();
  } catch {
    return readWall(text, timeZone);
  }
}

function readWall(text: string, timeZone: string): string {
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).toInstant().toString();
  } catch {
    throw new UsageError(`"${text}" is not an instant.`, "Write it like 2026-11-30T09:00Z.");
  }
}
