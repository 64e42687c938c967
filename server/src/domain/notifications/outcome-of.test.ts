import { describe, expect, test } from "vitest";
import { outcomeOf } from "#server/domain/notifications/outcome-of.ts";
import type { Receipt } from "#server/providers/receipt.ts";

const now = new Date("2026-11-02T10:00:00Z");
const seconds = (receipt: Receipt, attempts = 1) => {
  const { status, nextAttemptAt } = outcomeOf(receipt, { now, attempts });
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
    ["misconfigured", "queued", 900],
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

  test("the thirtieth try is the last", () => {
    expect(seconds(later(null), 30)).toEqual(["failed", null]);
    expect(seconds(later(5), 31)).toEqual(["failed", null]);
  });

  test("the provider's wait counts, nought included", () => {
    expect(seconds(later(7200), 9)).toEqual(["queued", 7200]);
    expect(seconds(later(0))).toEqual(["queued", 0]);
  });
});
