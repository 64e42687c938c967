const LONGEST_SECONDS = 24 * 60 * 60;

/**
 * Reads a Retry-After header, in seconds or as an HTTP date, as whole seconds from `now`: at least 0
 * and at most a day. Null when there is none that can be read.
 */
export function readRetryAfter(header: string | undefined, now: Date): number | null {
  const value = header?.trim() ?? "";
  const seconds = /^\d+(?:\.\d+)?$/.test(value)
    ? Number(value)
    : (readHttpDate(value) - now.getTime()) / 1000;
  return Number.isNaN(seconds) ? null : Math.min(Math.max(Math.ceil(seconds), 0), LONGEST_SECONDS);
}

// Date.parse alone would read a year into "-1" and a date into "1 hour".
function readHttpDate(value: string): number {
  return /^[A-Z][a-z]+,? .*\d{2}:\d{2}:\d{2}/.test(value) ? Date.parse(value) : NaN;
}
