import { describe, expect, test } from "vitest";
import type { OrganizationFacts, PointFact } from "#server/domain/reminders/case-facts.ts";
import {
  blockingRules,
  buildCase,
  buildInvoice,
  buildPoint,
  buildStage,
  decideAt,
} from "#test/build-facts.ts";

const NOON = "2026-11-02T12:00:00Z";
const stage = buildStage("firm", 0, { channels: ["whatsapp", "sms", "email"] });
const invoices = [buildInvoice({ policy: { stages: [stage], minimumAmounts: {} } })];
const chat = buildPoint({ id: "chat", channel: "whatsapp", address: "+442079460001" });
const phone = buildPoint({ id: "phone", channel: "sms", address: "+12025550123" });
const mail = buildPoint({ id: "mail" });
const channels = new Set(["whatsapp", "sms", "email"] as const);

function decide(
  points: PointFact[],
  given: { organization?: Partial<OrganizationFacts>; country?: string } = {},
) {
  const place = { country: given.country ?? "GB" };
  const facts = buildCase({ invoices, points, place });
  return decideAt(NOON, facts, { organization: { channels, ...given.organization } });
}

const lawOf = (decision: ReturnType<typeof decide>) =>
  decision.verdicts.find((verdict) => verdict.rule === "channel_law");

function through(provider: string): Partial<OrganizationFacts> {
  return { senders: new Map([["sms", { provider, canReceive: true, templates: null }]]) };
}

describe("an address that law closes", () => {
  test("is passed over for the next channel of the stage, which says why", () => {
    const decision = decide([chat, mail]);
    expect(decision).toMatchObject({ outcome: "send", recipient: { id: "mail" } });
    expect(lawOf(decision)).toMatchObject({
      verdict: "allow",
      detail: "WhatsApp messages need the person's opt-in, and none is recorded.",
      citation: "WhatsApp Business Messaging Policy, opt-in",
    });
  });

  test("is passed over for another address of the channel with consent", () => {
    const willing = { ...chat, id: "willing", consent: "given" as const };
    expect(decide([chat, willing]).recipient?.id).toBe("willing");
    expect(decide([willing, chat])).toMatchObject({ recipient: { id: "willing" } });
    expect(lawOf(decide([willing, chat]))).toBeUndefined();
  });

  test("suppresses the reminder with its law when it is the only way", () => {
    const decision = decide([chat]);
    expect(decision).toMatchObject({ outcome: "suppress", recipient: null, nextChangeAt: null });
    expect(blockingRules(decision)).toEqual(["channel_law"]);
    expect(lawOf(decision)).toMatchObject({
      citation: "WhatsApp Business Messaging Policy, opt-in",
    });
  });

  test.each<[string, PointFact[], Partial<OrganizationFacts>, string, string[]]>([
    [
      "a collector by WhatsApp",
      [{ ...chat, consent: "given" }],
      { role: "collector" },
      "GB",
      ["channel_law"],
    ],
    ["the creditor by WhatsApp with consent", [{ ...chat, consent: "given" }], {}, "GB", []],
    [
      "a collector by Twilio in the US",
      [{ ...phone, consent: "given" }],
      { role: "collector", ...through("twilio") },
      "US",
      ["channel_law"],
    ],
    [
      "a collector by the outbox in the US with consent",
      [{ ...phone, consent: "given" }],
      { role: "collector" },
      "US",
      [],
    ],
    [
      "a collector by Twilio in Britain",
      [phone],
      { role: "collector", ...through("twilio") },
      "GB",
      [],
    ],
    ["a text without consent in the US", [phone], {}, "US", ["channel_law"]],
    [
      "a person who refused, whatever the law",
      [{ ...chat, consent: "refused", isRefused: true }],
      {},
      "GB",
      ["opt_out"],
    ],
    [
      "a person who opted out, whatever the law",
      [{ ...chat, isOptedOut: true }],
      { role: "collector" },
      "GB",
      ["opt_out"],
    ],
  ])("%s", (_, points, organization, country, rules) => {
    expect(blockingRules(decide(points, { organization, country }))).toEqual(rules);
  });
});
