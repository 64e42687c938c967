import { UsageError } from "#cli/failures.ts";

/** The last second of a civil day in a zone, as an instant in UTC. */
export function endOfDay(day: string, timeZone: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new UsageError(`"${day}" is not a day.`, EXAMPLE);
  try {
    const next = Temporal.PlainDate.from(day).add({ days: 1 });
    return next.toZonedDateTime(timeZone).toInstant().subtract({ seconds: 1 }).toString();
  } catch {
    throw new UsageError(`There is no day ${day}.`, EXAMPLE);
  }
}

const EXAMPLE = "Write it like 2026-11-30.";
