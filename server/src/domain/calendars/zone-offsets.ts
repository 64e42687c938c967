import { memoize } from "#server/domain/calendars/memoize.ts";

/** A stretch without a clock change: epoch milliseconds, `end` exclusive, offset likewise. */
export type OffsetSpan = { start: number; end: number; offset: number };

const REMEMBERED_ZONES = 700;
const REMEMBERED_SPANS = 32;

function computeSpan(zone: string, at: number): OffsetSpan {
  const moment = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const next = moment.getTimeZoneTransition("next");
  // "previous" is strictly before its moment, so the moment after this one is asked.
  const last = moment.add({ milliseconds: 1 }).getTimeZoneTransition("previous");
  return {
    start: last === null ? -Infinity : last.epochMilliseconds,
    end: next === null ? Infinity : next.epochMilliseconds,
    offset: moment.offsetNanoseconds / 1e6,
  };
}

const spansOfZone = memoize(REMEMBERED_ZONES, (_zone: string): OffsetSpan[] => []);

/** The stretch around an epoch millisecond; RangeError for an unknown zone or a broken instant. */
export function offsetSpanAt(zone: string, at: number): OffsetSpan {
  const spans = spansOfZone(zone);
  for (const span of spans) {
    if (at >= span.start && at < span.end) return span;
  }
  const span = computeSpan(zone, at);
  spans.unshift(span);
  if (spans.length > REMEMBERED_SPANS) spans.pop();
  return span;
}
