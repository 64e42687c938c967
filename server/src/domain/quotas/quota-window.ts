import type { Metered, Span } from "#server/domain/quotas/tier-limits.ts";

/** One calendar hour, day or month in UTC in which something is counted. */
export type QuotaWindow = { what: Metered; span: Span; startsAt: Date };

/** Where a window begins: the part of an instant that stays the same throughout it. */
const KEPT = { hour: "yyyy-mm-ddThh".length, day: "yyyy-mm-dd".length, month: "yyyy-mm".length };
const BEGINNING = "0000-01-01T00:00:00.000Z";

/** The window of a span around an instant. */
export function windowAt(what: Metered, span: Span, at: Date): QuotaWindow {
  const kept = at.toISOString().slice(0, KEPT[span]);
  return { what, span, startsAt: new Date(kept + BEGINNING.slice(kept.length)) };
}

/** The first instant that is no longer in a window. */
export function windowEnd({ span, startsAt }: QuotaWindow): Date {
  const end = new Date(startsAt);
  if (span === "hour") end.setUTCHours(end.getUTCHours() + 1);
  else if (span === "day") end.setUTCDate(end.getUTCDate() + 1);
  else end.setUTCMonth(end.getUTCMonth() + 1);
  return end;
}

/** A name for a window by which it is found again. */
export function windowKey({ what, span, startsAt }: QuotaWindow): string {
  return `${what} ${span} ${startsAt.toISOString()}`;
}
