import { describe, expect, test } from "vitest";
import { messageCost, mostMessageCost } from "#server/domain/quotas/unit-costs.ts";

const at = new Date("2026-11-02T10:00:00Z");

describe("the estimated price of a message", () => {
  test.each([
    ["email", 2],
    ["sms", 40],
    ["whatsapp", 40],
    ["voice", 1_700],
    ["letter", 1_500],
  ] as const)("%s costs %i thousandths of a pound", (channel, milliGbp) => {
    expect(messageCost(channel, { at })).toBe(milliGbp);
  });

  test("a text is paid by the segment, and nothing else is", () => {
    expect(messageCost("sms", { segments: 3, at })).toBe(120);
    expect(messageCost("email", { segments: 3, at })).toBe(2);
    expect(messageCost("sms", { segments: null, at })).toBe(40);
    expect(mostMessageCost("sms", at)).toBe(960);
    expect(mostMessageCost("voice", at)).toBe(1_700);
  });

  test("changes on the day a new price says, and not before", () => {
    const costs = [
      { channel: "letter", milliGbp: 1_500, per: "letter", from: null },
      { channel: "letter", milliGbp: 1_800, per: "letter", from: "2027-04-01" },
    ] as const;
    const cost = (instant: string) => messageCost("letter", { at: new Date(instant) }, costs);
    expect(cost("2027-03-31T23:59:59Z")).toBe(1_500);
    expect(cost("2027-04-01T00:00:00Z")).toBe(1_800);
    expect(() => messageCost("sms", { at }, costs)).toThrow("no price for sms on 2026-11-02");
  });
});
