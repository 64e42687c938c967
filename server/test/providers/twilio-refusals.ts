import type { RefusalRow } from "#test/providers/describe-refusals.ts";

/** What Twilio's refusals mean on every channel. */
export const TWILIO_REFUSALS: readonly RefusalRow[] = [
  ["not a number", { code: 21211 }, "bad-recipient"],
  ["not reachable from here", { code: 21612 }, "bad-recipient"],
  ["a landline", { code: 21614 }, "bad-recipient"],
  ["the person said stop", { code: 21610 }, "suppressed"],
  ["the words are too long", { code: 21617 }, "content-rejected"],
  ["the country is not enabled", { code: 21408 }, "misconfigured"],
  ["not our number", { code: 21606 }, "misconfigured"],
  ["an odd sender", { code: 21212 }, "misconfigured"],
  ["a trial account", { code: 21608 }, "misconfigured"],
  ["no number in the service", { code: 21703 }, "misconfigured"],
  ["no such account", { code: 20404 }, "misconfigured"],
  ["too many requests", { code: 20429 }, "rate-limited"],
  ["the sender's queue is full", { code: 21611 }, "rate-limited"],
  ["a failure of its own", { code: 20500 }, "unknown"],
  ["a failure without a code", { status: 502, code: 0 }, "unknown"],
  ["an unheard-of code", { status: 400, code: 29999 }, "content-rejected"],
];
