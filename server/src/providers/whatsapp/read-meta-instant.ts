import { textAt } from "#server/providers/read-json.ts";

/** The instant at which Meta says something happened, in RFC 3339; `now` where it does not say. */
export function readMetaInstant(happening: unknown, now: Date): string {
  const seconds = textAt(happening, "timestamp") ?? "";
  const instant = /^\d{1,11}$/.test(seconds) ? new Date(Number(seconds) * 1000) : now;
  return instant.toISOString();
}
