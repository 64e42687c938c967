import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { judgeSender } from "#server/domain/channels/judge-sender.ts";
import { OPEN_SENDER, type SenderState } from "#server/domain/channels/sender-state.ts";
import type { Outcome, Receipt } from "#server/providers/receipt.ts";

const now = new Date("2026-11-02T10:00:00Z");
const said = (outcome: Outcome, retryAfterSeconds: number | null = null) =>
  ({ outcome, detail: `it said ${outcome}`, providerId: "id", retryAfterSeconds }) as Receipt;
const many = (count: number, outcome: Outcome) =>
  Array.from({ length: count }, () => said(outcome));
const closedFor = ({ closedUntil }: SenderState) =>
  closedUntil && (closedUntil.getTime() - now.getTime()) / 1000;

/** A sender that has just been tried once after it was closed. */
const probing = (before: Partial<SenderState>): SenderState => ({
  ...OPEN_SENDER,
  closedUntil: new Date(now.getTime() + 20_000),
  because: "it was closed",
  ...before,
});

describe("a provider that works", () => {
  test.each<Outcome>([
    "accepted",
    "to-post",
    "bad-recipient",
    "suppressed",
    "needs-template",
    "content-rejected",
  ])("%s opens whatever was closed, for it has judged a message", (outcome) => {
    const before = probing({ failures: 9, isMisconfigured: true });
    expect(judgeSender(before, [said(outcome)], now)).toEqual(OPEN_SENDER);
  });

  test("is not closed by one message that is refused for its settings among others that pass", () => {
    const answers = [said("misconfigured"), said("accepted"), said("misconfigured")];
    expect(judgeSender(OPEN_SENDER, answers, now)).toEqual(OPEN_SENDER);
  });
});

test("messages that were not begun say nothing of the provider", () => {
  const before = probing({ failures: 7, isMisconfigured: true });
  expect(judgeSender(before, many(40, "not-begun"), now)).toBe(before);
  expect(judgeSender(before, [], now)).toBe(before);
});

describe("a wish to slow down", () => {
  test("closes for as long as the provider says, and for half a minute when it says nothing", () => {
    expect(closedFor(judgeSender(OPEN_SENDER, [said("rate-limited", 600)], now))).toBe(600);
    expect(closedFor(judgeSender(OPEN_SENDER, [said("rate-limited")], now))).toBe(30);
  });

  test("counts though others were accepted, and the longest of several counts", () => {
    const answers = [said("accepted"), said("rate-limited", 5), said("rate-limited", 90)];
    expect(judgeSender(OPEN_SENDER, answers, now)).toMatchObject({
      closedUntil: new Date("2026-11-02T10:01:30Z"),
      isMisconfigured: false,
      because: "it said rate-limited",
    });
  });

  test("of no seconds still closes for one", () => {
    expect(closedFor(judgeSender(OPEN_SENDER, [said("rate-limited", 0)], now))).toBe(1);
  });
});

test("a wrong setting closes for a quarter of an hour, in the provider's words", () => {
  expect(judgeSender(OPEN_SENDER, many(3, "misconfigured"), now)).toEqual({
    failures: 0,
    closedUntil: new Date("2026-11-02T10:15:00Z"),
    isMisconfigured: true,
    because: "it said misconfigured",
  });
});

describe("silence", () => {
  test.each<Outcome>(["unknown", "retry-later"])("%s five times in a row closes", (outcome) => {
    let state = OPEN_SENDER;
    for (let times = 1; times < 5; times += 1) {
      state = judgeSender(state, [said(outcome)], now);
      expect(state).toMatchObject({ failures: times, closedUntil: null });
    }
    state = judgeSender(state, [said(outcome)], now);
    expect(closedFor(state)).toBe(15);
  });

  test("is broken by any answer", () => {
    const four = judgeSender(OPEN_SENDER, many(4, "unknown"), now);
    const answered = judgeSender(four, [said("bad-recipient")], now);
    expect(judgeSender(answered, many(4, "unknown"), now).closedUntil).toBe(null);
  });

  test("closes longer with each try that stays without an answer, up to five minutes", () => {
    let state = judgeSender(OPEN_SENDER, many(5, "unknown"), now);
    const waits = [closedFor(state)];
    for (let tries = 1; tries <= 6; tries += 1) {
      state = judgeSender({ ...state, closedUntil: now }, [said("unknown")], now);
      waits.push(closedFor(state));
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 300, 300]);
  });

  test("of many messages at once closes no longer than of five", () => {
    expect(closedFor(judgeSender(OPEN_SENDER, many(32, "unknown"), now))).toBe(15);
  });
});

test("no answers ever close for longer than the longest wait that somebody asked for", () => {
  const outcomes: Outcome[] = ["accepted", "unknown", "retry-later", "misconfigured", "not-begun"];
  const batches = fc.array(fc.array(fc.constantFrom(...outcomes), { maxLength: 40 }));
  fc.assert(
    fc.property(batches, (given) => {
      let state = OPEN_SENDER;
      for (const batch of given) {
        state = judgeSender(
          state,
          batch.map((each) => said(each)),
          now,
        );
        expect(closedFor(state) ?? 0).toBeLessThanOrEqual(900);
        expect(state.closedUntil === null).toBe(state.because === null);
        expect(state.isMisconfigured && state.closedUntil === null).toBe(false);
      }
    }),
  );
});

test("recipients that are put off close nothing, however many: the provider is there", () => {
  const greylisted: Receipt = {
    outcome: "retry-later",
    detail: "451 4.7.1 Greylisted",
    retryAfterSeconds: null,
    isOfRecipient: true,
  };
  const state = judgeSender(
    OPEN_SENDER,
    Array.from({ length: 50 }, () => greylisted),
    new Date(0),
  );
  expect(state).toEqual(OPEN_SENDER);
});
