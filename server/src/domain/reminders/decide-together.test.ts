import { describe, expect, test } from "vitest";
import type { CaseFacts, OrganizationFacts } from "#server/domain/reminders/case-facts.ts";
import { decideTogether } from "#server/domain/reminders/decide-together.ts";
import { LADDERS } from "#server/domain/policies/ladders.ts";
import {
  blockingRules,
  buildCase,
  buildInvoice,
  buildOrganization,
  buildPoint,
  buildStage,
  buildTally,
} from "#test/build-facts.ts";

const NOON = new Date("2026-11-03T12:00:00Z");

function decide(cases: CaseFacts[], organization: Partial<OrganizationFacts> = {}) {
  const tally = buildTally();
  const decided = decideTogether(cases, {
    organization: buildOrganization(organization),
    tally,
    now: NOON,
    horizon: NOON,
  });
  return {
    ...decided,
    tally,
    outcomes: decided.decisions.map((decision) => decision.outcome),
    sent: decided.bundles.map((bundle) => bundle.map((decision) => decision.facts.id)),
  };
}

const pounds = buildCase({ id: "pounds" });
const euros = buildCase({ id: "euros", currency: "EUR" });
const late = [buildInvoice({ dueOn: "2026-09-01" })];

describe("two cases of one customer", () => {
  test("to the same person make one message, which counts once", () => {
    const { outcomes, sent, tally } = decide([pounds, euros], { rampPerDay: 1 });
    expect(outcomes).toEqual(["send", "send"]);
    expect(sent).toEqual([["pounds", "euros"]]);
    expect(tally.contacts.get("pat@example.com")).toEqual([NOON]);
    expect(tally.issuedOn.get("2026-11-03")).toBe(1);
  });

  test("are led by the sternest, whichever comes first", () => {
    expect(decide([pounds, { ...euros, invoices: late }]).sent).toEqual([["euros", "pounds"]]);
    expect(decide([{ ...pounds, invoices: late }, euros]).sent).toEqual([["pounds", "euros"]]);
  });

  test("join only where every other rule agrees", () => {
    const stages = LADDERS.courteous.map((stage) => ({ ...stage, needsApproval: true }));
    const waiting = {
      ...euros,
      invoices: [buildInvoice({ policy: { stages, minimumAmounts: {} } })],
    };
    const { outcomes, sent, decisions } = decide([pounds, waiting]);
    expect(outcomes).toEqual(["send", "defer"]);
    expect(sent).toEqual([["pounds"]]);
    expect(blockingRules(decisions[1]!)).toEqual(["approval"]);
  });

  test("do not join a message to another address", () => {
    const other = { ...euros, points: [buildPoint({ address: "sam@example.com" })] };
    expect(decide([pounds, other]).sent).toEqual([["pounds"], ["euros"]]);
  });
});

describe("two customers", () => {
  const first = buildCase({ id: "first", customerId: "one" });
  const second = buildCase({ id: "second", customerId: "two" });

  test("with the same person share that person's budget, in any case of bundles", () => {
    const shouted = { ...second, points: [buildPoint({ address: "PAT@example.com" })] };
    for (const other of [second, shouted]) {
      const { outcomes, decisions, sent } = decide([first, other]);
      expect(outcomes).toEqual(["send", "defer"]);
      expect(blockingRules(decisions[1]!)).toEqual(["contact_budget"]);
      expect(sent).toEqual([["first"]]);
    }
  });

  test("who are one person by two channels share that person's budget", () => {
    const phone = buildPoint({ id: "phone", channel: "sms", address: "+442079460000" });
    const stage = buildStage("due", 0, { channels: ["sms"] });
    const invoices = [buildInvoice({ policy: { stages: [stage], minimumAmounts: {} } })];
    const written = buildCase({ id: "written", customerId: "one", points: [buildPoint(), phone] });
    const texted = { ...written, id: "texted", invoices };
    const channels = new Set(["email", "sms"] as const);
    const { outcomes, decisions } = decide([written, texted], { channels });
    expect(outcomes).toEqual(["send", "defer"]);
    expect(blockingRules(decisions[1]!)).toEqual(["contact_budget"]);
  });

  test("share the ramp of the day, the earlier first", () => {
    const other = { ...second, points: [buildPoint({ address: "sam@example.com" })] };
    const { outcomes, decisions } = decide([first, other], { rampPerDay: 1 });
    expect(outcomes).toEqual(["send", "defer"]);
    expect(blockingRules(decisions[1]!)).toEqual(["first_run_ramp"]);
    expect(decide([first, other], { rampPerDay: 2 }).outcomes).toEqual(["send", "send"]);
  });

  test("may both write to a person whose budget allows two", () => {
    const { sent } = decide([first, second], { contactBudget: { perDay: 2, perWeek: 7 } });
    expect(sent).toEqual([["first"], ["second"]]);
  });
});
