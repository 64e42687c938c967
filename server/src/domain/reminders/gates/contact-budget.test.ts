import { describe, expect, test } from "vitest";
import type { PointFact } from "#server/domain/reminders/case-facts.ts";
import { blockingRules, buildCase, buildPoint, decideAt } from "#test/build-facts.ts";

const NOON = "2026-11-04T12:00:00Z";
const PERSON = "pat@example.com";

describe("the contact budget of a person", () => {
  test("a message yesterday leaves room today", () => {
    const contacts = { [PERSON]: ["2026-11-03T23:59:59Z"] };
    expect(decideAt(NOON, buildCase(), { contacts }).outcome).toBe("send");
  });

  test("a second message on one day waits for the next morning", () => {
    const contacts = { [PERSON]: ["2026-11-04T09:00:00Z"] };
    const decision = decideAt(NOON, buildCase(), { contacts });
    expect(decision.outcome).toBe("defer");
    expect(blockingRules(decision)).toEqual(["contact_budget"]);
    expect(decision.nextChangeAt).toEqual(new Date("2026-11-05T08:00:00Z"));
    expect(decision.verdicts.find((verdict) => verdict.rule === "contact_budget")?.detail).toBe(
      "pat@example.com has had 1 of 1 messages today and 1 of 7 in seven days.",
    );
  });

  test.each([
    ["Asia/Tokyo", "2026-11-03T14:59:59Z", "2026-11-03T15:00:00Z"],
    ["America/Los_Angeles", "2026-11-04T07:59:59Z", "2026-11-04T08:00:00Z"],
  ])("a day is the recipient's in %s", (zone, yesterday, today) => {
    const at = zone === "Asia/Tokyo" ? "2026-11-04T01:00:00Z" : "2026-11-04T18:00:00Z";
    const facts = buildCase({ zone, place: { country: zone === "Asia/Tokyo" ? "JP" : "US" } });
    const organization = {
      contactHours: { from: "00:00", to: "23:59", weekdays: [1, 2, 3, 4, 5, 6, 7] },
    };
    expect(decideAt(at, facts, { organization, contacts: { [PERSON]: [today] } }).outcome).not.toBe(
      "send",
    );
    const decision = decideAt(at, facts, { organization, contacts: { [PERSON]: [yesterday] } });
    expect(blockingRules(decision)).not.toContain("contact_budget");
  });

  test("the seven days end seven days after the message that leaves the budget, to the millisecond", () => {
    const organization = { contactBudget: { perDay: 1, perWeek: 2 } };
    const contacts = { [PERSON]: ["2026-10-29T10:00:00Z", "2026-10-30T09:00:00Z"] };
    const decision = decideAt(NOON, buildCase(), { organization, contacts });
    expect(blockingRules(decision)).toEqual(["contact_budget"]);
    expect(decision.nextChangeAt).toEqual(new Date("2026-11-05T10:00:00Z"));
    const at = (instant: string) =>
      decideAt(instant, buildCase(), { organization, contacts }).outcome;
    expect(at("2026-11-05T09:59:59.999Z")).toBe("defer");
    expect(at("2026-11-05T10:00:00Z")).toBe("send");
  });

  test("belongs to whoever reads the address, however it is written", () => {
    const facts = buildCase({ points: [buildPoint({ address: " Pat@Example.COM" })] });
    const contacts = { [PERSON]: ["2026-11-04T09:00:00Z"] };
    expect(decideAt(NOON, facts, { contacts }).outcome).toBe("defer");
  });

  test("is one over the addresses and channels of a person, and none of another contact's", () => {
    const mail = buildPoint();
    const phone = buildPoint({ id: "phone", channel: "sms", address: "+442079460000" });
    const decide = (points: PointFact[], at: string) => {
      const contacts = { "+442079460000": [at], "old@example.com": ["2026-11-04T09:00:00Z"] };
      return blockingRules(decideAt(NOON, buildCase({ points }), { contacts }));
    };
    const today = "2026-11-04T09:00:00Z";
    expect(decide([mail, phone], today)).toEqual(["contact_budget"]);
    expect(decide([mail, { ...phone, isBad: true }], today)).toEqual(["contact_budget"]);
    expect(decide([mail, phone], "2026-11-03T09:00:00Z")).toEqual([]);
    expect(decide([mail, { ...phone, contactId: "other" }], today)).toEqual([]);
  });

  test("counts a message once where two channels share a number", () => {
    const phone = buildPoint({ channel: "sms", address: "+442079460000" });
    const points = [buildPoint(), phone, { ...phone, channel: "whatsapp" as const }];
    const contacts = { "+442079460000": ["2026-11-04T09:00:00Z"] };
    const organization = { contactBudget: { perDay: 2, perWeek: 7 } };
    expect(decideAt(NOON, buildCase({ points }), { contacts, organization }).outcome).toBe("send");
  });

  test("does not count other people", () => {
    const contacts = { "sam@example.com": ["2026-11-04T09:00:00Z"] };
    expect(decideAt(NOON, buildCase(), { contacts }).outcome).toBe("send");
  });

  test("does not stop a case that a message already speaks for", () => {
    const contacts = { [PERSON]: ["2026-11-04T12:00:00Z"] };
    expect(decideAt(NOON, buildCase(), { contacts, isJoining: true }).outcome).toBe("send");
  });
});
