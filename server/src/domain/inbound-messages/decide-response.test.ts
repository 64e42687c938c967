import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { INTENTS } from "@dunlin/contract/inbound-messages.ts";
import type { Reading } from "#server/domain/inbound-messages/classify-message.ts";
import { decideResponse } from "#server/domain/inbound-messages/decide-response.ts";

const TODAY = "2026-11-02";
const reading = (intent: Reading["intent"], given: Partial<Reading> = {}) =>
  ({
    intent,
    confidencePercent: 90,
    evidence: ["a word"],
    promisedOn: null,
    promisedAmount: null,
    paidOn: null,
    also: [],
    ...given,
  }) as Reading;
const decide = (...given: Parameters<typeof reading>) => decideResponse(reading(...given), TODAY);
const WAITS = { optOut: false, optIn: false, hold: null, status: "waiting" };

describe("what an answer leads to at once", () => {
  test.each<[Reading["intent"], object]>([
    ["stop", { optOut: true, hold: null, status: "done" }],
    ["start", { optIn: true, hold: null, status: "done" }],
    ["wrong_person", { optOut: true, status: "acted" }],
    ["hardship", { hold: { kind: "vulnerability", endsOn: null }, status: "acted" }],
    ["dispute", { hold: { kind: "dispute", endsOn: null }, status: "acted" }],
    ["paid_already", { hold: { kind: "payment_claimed", endsOn: "2026-11-09" }, status: "acted" }],
    ["out_of_office", { optOut: false, hold: null, status: "done" }],
    ["question", WAITS],
    ["unclear", WAITS],
    ["promise", WAITS],
  ])("%s", (intent, expected) => {
    expect(decide(intent)).toMatchObject(expected);
  });

  test("a stop word beside words of hardship holds everything, and a person looks", () => {
    expect(decide("stop", { also: ["hardship"] })).toEqual({
      optOut: true,
      optIn: false,
      hold: { kind: "vulnerability", endsOn: null },
      status: "acted",
    });
  });
});

test.each(INTENTS.filter((intent) => intent !== "out_of_office"))(
  "%s that is not sure enough waits for a person and does nothing",
  (intent) => {
    const given = { confidencePercent: 49, promisedOn: "2026-11-06" };
    expect(decide(intent, given)).toEqual(WAITS);
    expect(decide(intent, { ...given, confidencePercent: 50 })).not.toBeUndefined();
  },
);

describe("a promise", () => {
  test.each([
    ["2026-11-02", "2026-11-03"],
    ["2026-11-30", "2026-12-01"],
    ["2027-01-01", "2027-01-02"],
  ])("for %s is believed until the day after", (promisedOn, endsOn) => {
    const expected = { hold: { kind: "promise", endsOn }, status: "acted" };
    expect(decide("promise", { promisedOn })).toMatchObject(expected);
  });

  test.each([null, "2026-11-01", "2027-01-02"])("for %s waits for a person", (promisedOn) => {
    expect(decide("promise", { promisedOn })).toEqual(WAITS);
  });
});

test("only a start word that is sure ever opens an address, and nothing both opens and closes it", () => {
  const any = fc.record({
    intent: fc.constantFrom(...INTENTS),
    confidencePercent: fc.nat(100),
    promisedOn: fc.constantFrom(null, "2026-11-05", "2027-12-01"),
    also: fc.subarray([...INTENTS]),
  });
  fc.assert(
    fc.property(any, (given) => {
      const response = decideResponse(reading(given.intent, given), TODAY);
      const mayOpen = given.intent === "start" && given.confidencePercent >= 50;
      expect(response.optIn).toBe(mayOpen);
      expect(response.optIn && response.optOut).toBe(false);
      if (given.intent === "stop" && given.confidencePercent >= 50) {
        expect(response.optOut).toBe(true);
      }
    }),
  );
});
