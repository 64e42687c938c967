import { describe, expect, test } from "vitest";
import { outcomeOf, type AttemptAt } from "#server/domain/notifications/outcome-of.ts";
import type { Receipt } from "#server/providers/receipt.ts";

const now = new Date("2026-11-02T10:00:00Z");
const at: AttemptAt = {
  now,
  attempts: 1,
  leaveBefore: new Date("2026-11-02T20:00:00Z"),
  failingSince: null,
  mustUseTemplate: false,
  attemptId: "00000000-0000-0000-0000-000000000000",
};
const seconds = (receipt: Receipt, attempts = 1, given: Partial<AttemptAt> = {}) => {
  const { status, nextAttemptAt } = outcomeOf(receipt, { ...at, attempts, ...given });
  return [status, nextAttemptAt === null ? null : (nextAttemptAt.getTime() - now.getTime()) / 1000];
};
const later = (retryAfterSeconds: number | null): Receipt => ({
  outcome: "retry-later",
  detail: "421",
  retryAfterSeconds,
});

describe("what an answer means for a message", () => {
  test.each<[Receipt["outcome"], string, number | null]>([
    ["accepted", "accepted", null],
    ["unknown", "unknown", null],
    ["bad-recipient", "bounced", null],
    ["suppressed", "bounced", null],
    ["content-rejected", "failed", null],
    ["misconfigured", "queued", 60],
    ["needs-template", "queued", 0],
    ["not-begun", "queued", 0],
    ["retry-later", "queued", 30],
    ["rate-limited", "queued", 30],
  ])("%s: %s", (outcome, status, wait) => {
    const receipt = { outcome, detail: "so", providerId: "id", retryAfterSeconds: null } as Receipt;
    expect(seconds(receipt)).toEqual([status, wait]);
  });

  test.each([
    [1, 30],
    [2, 60],
    [7, 1920],
    [8, 3600],
    [29, 3600],
  ])("after try %i the wait is %i seconds", (attempts, wait) => {
    expect(seconds(later(null), attempts)).toEqual(["queued", wait]);
  });

  test("waits of messages that failed together are up to a fifth shorter, each its own", () => {
    const last = "00000000-0000-0000-0000-00000000ffff";
    const half = "00000000-0000-0000-0000-000000007fff";
    expect(seconds(later(null), 1, { attemptId: last })).toEqual(["queued", 24]);
    expect(seconds(later(null), 1, { attemptId: half })[1]).toBeCloseTo(27, 0);
  });

  test("no wait is longer than contact hours last", () => {
    const leaveBefore = new Date("2026-11-02T10:00:07Z");
    expect(seconds(later(7200), 1, { leaveBefore })).toEqual(["queued", 7]);
    expect(seconds(later(7200), 1, { leaveBefore: new Date(0) })).toEqual(["queued", 0]);
  });

  test("an address that has put us off for four days is a bad one", () => {
    const days = (count: number) => new Date(now.getTime() - count * 86_400_000);
    expect(seconds(later(null), 1, { failingSince: days(4) })[0]).toBe("queued");
    expect(seconds(later(null), 1, { failingSince: days(4.01) })[0]).toBe("bounced");
  });

  test("free text that is refused is tried once more as a template, and no further", () => {
    const receipt: Receipt = { outcome: "needs-template", detail: "63016" };
    expect(outcomeOf(receipt, at)).toMatchObject({ status: "queued", mustUseTemplate: true });
    expect(outcomeOf(receipt, { ...at, mustUseTemplate: true })).toMatchObject({
      status: "failed",
    });
  });

  test.each<[Receipt["outcome"], boolean]>([
    ["accepted", true],
    ["to-post", true],
    ["unknown", true],
    ["bad-recipient", false],
    ["retry-later", false],
    ["rate-limited", false],
    ["misconfigured", false],
    ["needs-template", false],
    ["not-begun", false],
  ])("%s may have left: %s", (outcome, mayHaveLeft) => {
    const receipt = { outcome, detail: "so", providerId: "id", retryAfterSeconds: null } as Receipt;
    expect(outcomeOf(receipt, at).mayHaveLeft).toBe(mayHaveLeft);
  });

  test("the provider's wait counts, nought included", () => {
    expect(seconds(later(7200), 9)).toEqual(["queued", 7200]);
    expect(seconds(later(0))).toEqual(["queued", 0]);
  });
});
