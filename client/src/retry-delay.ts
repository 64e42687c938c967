import type { DunlinError } from "#client/dunlin-error.ts";

const FIRST_MS = 250;
const LONGEST_MS = 8_000;
const PATIENCE_MS = 60_000;

/**
 * How long to wait before a call is tried again, or null when that is of no use: at least what the
 * server asks for, else twice as long each time with half of it left to chance.
 */
export function retryDelay(
  failure: DunlinError,
  attempt: number,
  retryAfter: string | null,
): number | null {
  const mayPass = failure.status === 0 || failure.status === 429 || failure.status >= 500;
  if (!mayPass) return null;
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
  const backOff = ceiling / 2 + Math.random() * (ceiling / 2);
  const asked = readRetryAfter(retryAfter);
  return asked > PATIENCE_MS ? null : Math.max(asked, backOff);
}

/** Retry-After as milliseconds from now, from seconds or an HTTP date (RFC 9110, 10.2.3). */
function readRetryAfter(header: string | null): number {
  if (header === null) return 0;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const instant = Date.parse(header);
  return Number.isNaN(instant) ? 0 : Math.max(0, instant - Date.now());
}
