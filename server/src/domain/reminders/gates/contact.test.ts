import { describe, expect, test } from "vitest";
import type { PointFact } from "#server/domain/reminders/case-facts.ts";
import {
  blockingRules,
  buildCase,
  buildInvoice,
  buildPoint,
  buildStage,
  decideAt,
} from "#test/build-facts.ts";

const NOON = "2026-11-02T12:00:00Z";
const second = buildPoint({ id: "second", address: "sam@example.com" });

function decide(points: PointFact[]) {
  return decideAt(NOON, buildCase({ points }));
}

describe("whom a message goes to", () => {
  test("the first address", () => {
    expect(decide([buildPoint(), second]).recipient?.address).toBe("pat@example.com");
  });

  test.each<[string, Partial<PointFact>]>([
    ["opted out", { isOptedOut: true }],
    ["refused", { isRefused: true }],
    ["bounced", { isBad: true }],
    ["is on another channel", { channel: "sms", address: "+442079460000" }],
  ])("the second when the first %s", (_, given) => {
    const decision = decide([buildPoint(given), second]);
    expect(decision).toMatchObject({ outcome: "send", recipient: { address: "sam@example.com" } });
  });

  test.each<[string, PointFact[], string, RegExp]>([
    [
      "opted out",
      [buildPoint({ isOptedOut: true })],
      "opt_out",
      /does not want to be contacted by email/,
    ],
    ["refused", [buildPoint({ isRefused: true })], "opt_out", /does not want/],
    ["bounces", [buildPoint({ isBad: true })], "contact", /pat@example.com do not arrive/],
    [
      "opted out and the other bounces",
      [buildPoint({ isOptedOut: true }), buildPoint({ isBad: true })],
      "opt_out",
      /./,
    ],
    ["does not exist", [], "contact", /no email address/],
    ["is only a telephone", [buildPoint({ channel: "sms" })], "contact", /no email address/],
  ])("nobody when the address %s", (_, points, rule, words) => {
    const decision = decide(points);
    expect(decision.outcome).toBe("suppress");
    expect(decision.recipient).toBeNull();
    expect(blockingRules(decision)).toEqual([rule]);
    expect(decision.verdicts.find((verdict) => verdict.rule === rule)?.detail).toMatch(words);
  });

  const atTwo = new Date("2026-11-02T14:00:00Z");

  test("the second while the first rests, and the first again after that", () => {
    const chosen = (restsUntil: string) =>
      decide([buildPoint({ restsUntil: new Date(restsUntil) }), second]).recipient?.address;
    expect(chosen("2026-11-02T12:00:01Z")).toBe("sam@example.com");
    expect(chosen(NOON)).toBe("pat@example.com");
  });

  test("nobody while all rest, until the first of them has rested", () => {
    const later = new Date("2026-11-02T16:00:00Z");
    const points = [buildPoint({ restsUntil: later }), { ...second, restsUntil: atTwo }];
    const decision = decide(points);
    expect(decision).toMatchObject({ outcome: "defer", recipient: null, nextChangeAt: atTwo });
    expect(blockingRules(decision)).toEqual(["contact"]);
  });

  test("the first channel of the stage that is connected and has an address", () => {
    const stage = buildStage("firm", 0, { channels: ["sms", "whatsapp", "email"] });
    const policy = { stages: [stage], minimumAmounts: {} };
    const points = [
      buildPoint(),
      buildPoint({ id: "phone", channel: "sms", address: "+442079460000" }),
      buildPoint({ id: "chat", channel: "whatsapp", address: "+442079460001", consent: "given" }),
    ];
    const facts = buildCase({ invoices: [buildInvoice({ policy })], points });
    const recipient = (...channels: ("email" | "sms" | "whatsapp")[]) =>
      decideAt(NOON, facts, { organization: { channels: new Set(channels) } }).recipient?.channel;
    expect(recipient("email")).toBe("email");
    expect(recipient("email", "whatsapp")).toBe("whatsapp");
    expect(recipient("email", "sms", "whatsapp")).toBe("sms");
  });
});
