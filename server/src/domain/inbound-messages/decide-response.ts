import type { Hold } from "@dunlin/contract/recovery.ts";
import { addDays } from "#server/domain/calendars/civil-days.ts";
import type { Reading } from "#server/domain/inbound-messages/classify-message.ts";

/** What is done at once because of an answer, and whether a person looks at it. */
export type Response = {
  optOut: boolean;
  optIn: boolean;
  hold: { kind: Hold["kind"]; endsOn: string | null } | null;
  status: "acted" | "waiting" | "done";
};

const SURE_ENOUGH_PERCENT = 50;
const PAYMENT_ARRIVES_DAYS = 7;
const PROMISE_GRACE_DAYS = 1;
const LONGEST_PROMISE_DAYS = 60;

const NOTHING: Response = { optOut: false, optIn: false, hold: null, status: "waiting" };

/**
 * What follows from a reading: whatever reduces contact is followed at once, a start word undoes
 * what a stop word did, and anything else waits for a person.
 */
export function decideResponse(reading: Reading, today: string): Response {
  if (reading.intent === "out_of_office") return { ...NOTHING, status: "done" };
  if (reading.confidencePercent < SURE_ENOUGH_PERCENT) return NOTHING;
  const acted = { ...NOTHING, status: "acted" } as const;
  switch (reading.intent) {
    case "stop": {
      const isHardship = reading.also.includes("hardship");
      const hold = isHardship ? ({ kind: "vulnerability", endsOn: null } as const) : null;
      return { ...acted, optOut: true, hold, status: isHardship ? "acted" : "done" };
    }
    case "start":
      return { ...acted, optIn: true, status: "done" };
    case "wrong_person":
      return { ...acted, optOut: true };
    case "hardship":
      return { ...acted, hold: { kind: "vulnerability", endsOn: null } };
    case "dispute":
      return { ...acted, hold: { kind: "dispute", endsOn: null } };
    case "paid_already": {
      const endsOn = addDays(today, PAYMENT_ARRIVES_DAYS);
      return { ...acted, hold: { kind: "payment_claimed", endsOn } };
    }
    case "promise":
      return promised(reading, today);
    default:
      return NOTHING;
  }
}

/** A promise with a day within two months is believed until the day after; any other waits for a person. */
function promised({ promisedOn }: Reading, today: string): Response {
  if (promisedOn === null || promisedOn < today) return NOTHING;
  if (promisedOn > addDays(today, LONGEST_PROMISE_DAYS)) return NOTHING;
  const endsOn = addDays(promisedOn, PROMISE_GRACE_DAYS);
  return { ...NOTHING, hold: { kind: "promise", endsOn }, status: "acted" };
}
