import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { strongestOf } from "#server/domain/notifications/delivery-strength.ts";
import { judgeDelivery } from "#server/domain/notifications/judge-delivery.ts";
import type { DeliveryEvent } from "#server/providers/inbound.ts";

const told = (
  state: DeliveryEvent["state"],
  reason: DeliveryEvent["reason"] = null,
): DeliveryEvent => ({
  kind: "delivery",
  key: `${state} ${reason}`,
  attemptId: null,
  providerId: "p-1",
  state,
  reason,
  detail: reason && `because ${reason}`,
  at: "2026-11-02T10:00:00Z",
});
const becomes = (status: string, event: DeliveryEvent) =>
  judgeDelivery(status, event)?.becomes ?? null;

describe("what a status becomes by what was told", () => {
  const ACCEPTED = told("accepted");
  const DELIVERED = told("delivered");
  const READ = told("read");
  const FAILED = told("failed", "bad-recipient");

  test.each<[string, DeliveryEvent, string | null]>([
    ["queued", ACCEPTED, "accepted"],
    ["sending", ACCEPTED, "accepted"],
    ["unknown", ACCEPTED, "accepted"],
    ["to_post", ACCEPTED, "accepted"],
    ["accepted", ACCEPTED, null],
    ["delivered", ACCEPTED, null],
    ["queued", DELIVERED, "delivered"],
    ["sending", DELIVERED, "delivered"],
    ["unknown", DELIVERED, "delivered"],
    ["accepted", DELIVERED, "delivered"],
    ["delivered", DELIVERED, null],
    ["accepted", READ, "delivered"],
    ["delivered", READ, null],
    ["sending", FAILED, "bounced"],
    ["unknown", FAILED, "bounced"],
    ["accepted", FAILED, "bounced"],
    ["delivered", FAILED, "bounced"],
  ])("%s, told %o", (status, event, expected) => {
    expect(becomes(status, event)).toBe(expected);
  });

  test.each(["bounced", "failed", "cancelled"])("%s stays, whatever is told", (status) => {
    for (const event of [ACCEPTED, DELIVERED, READ, FAILED]) {
      expect(becomes(status, event)).toBe(null);
    }
  });
});

test.each<[DeliveryEvent["reason"], string, boolean]>([
  ["bad-recipient", "bounced", true],
  ["suppressed", "bounced", true],
  ["undelivered", "bounced", false],
  ["misconfigured", "bounced", false],
  [null, "bounced", false],
  ["content-rejected", "failed", false],
  ["needs-template", "failed", false],
])("a failure because of %s: %s", (reason, expected, isBadAddress) => {
  expect(judgeDelivery("accepted", told("failed", reason))).toEqual({
    becomes: expected,
    isWithdrawn: expected === "bounced",
    isBadAddress,
    isSuppressed: reason === "suppressed",
    detail: reason && `because ${reason}`,
    providerMessageId: "p-1",
    at: "2026-11-02T10:00:00Z",
  });
});

test("of two failures the one that says more of the address holds, whichever came first", () => {
  const attempt = { notificationId: "n", attemptId: "a" };
  const vague = { ...attempt, event: told("failed", "undelivered") };
  const clear = { ...attempt, event: told("failed", "bad-recipient") };
  expect([...strongestOf([vague, clear]).values()]).toMatchObject([clear]);
  expect([...strongestOf([clear, vague]).values()]).toMatchObject([clear]);
});

test("what was told of two tries of one message is kept apart", () => {
  const first = { notificationId: "n", attemptId: "a", event: told("failed", "bad-recipient") };
  const second = { notificationId: "n", attemptId: "b", event: told("delivered") };
  expect([...strongestOf([first, second]).values()]).toMatchObject([first, second]);
});

test("told at once or one by one, in any order and more than once, the end is the same", () => {
  const events = [told("accepted"), told("delivered"), told("read"), told("failed", "undelivered")];
  const stories = fc.array(fc.constantFrom(...events), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(stories, (story) => {
      const oneByOne = (order: DeliveryEvent[]) =>
        order.reduce((status, event) => becomes(status, event) ?? status, "sending");
      const attempt = { notificationId: "n", attemptId: "a" };
      const strongest = [...strongestOf(story.map((event) => ({ ...attempt, event }))).values()];
      expect(oneByOne(story.toReversed())).toBe(oneByOne(story));
      expect(strongest.map(({ event }) => becomes("sending", event))).toEqual([oneByOne(story)]);
    }),
  );
});
