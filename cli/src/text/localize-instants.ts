import { formatInstant } from "#cli/text/format-instant.ts";

/** A sentence of the server with its instants in UTC told on the zone's wall. */
export function localizeInstants(text: string, timeZone: string): string {
  return text.replaceAll(/\b\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z/g, (instant) =>
    formatInstant(instant, timeZone),
  );
}
