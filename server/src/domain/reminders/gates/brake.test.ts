import { describe, expect, test } from "vitest";
import type { ApprovalFact, OrganizationFacts } from "#server/domain/reminders/case-facts.ts";
import { LADDERS } from "#server/domain/policies/ladders.ts";
import {
  blockingRules,
  buildCase,
  buildInvoice,
  decideAt,
  type Around,
} from "#test/build-facts.ts";

const NOON = "2026-11-02T12:00:00Z";
const given = (status: ApprovalFact["status"], stage = "due", invoiceId = "A"): ApprovalFact => ({
  invoiceId,
  stage,
  status,
});

type Organization = Partial<OrganizationFacts>;

describe("an organization that has not gone live", () => {
  test("sends nothing, and asks nobody for approval", () => {
    const organization = { isLive: false, approveFirst: 5 };
    const decision = decideAt(NOON, buildCase(), { organization });
    expect(decision).toMatchObject({ outcome: "defer", needsApproval: null });
    expect(blockingRules(decision)).toContain("first_run_paused");
  });
});

describe("the first messages", () => {
  test.each<[string, Organization, ApprovalFact[], string | null]>([
    ["need nobody without a brake", { approveFirst: 0 }, [], null],
    ["wait for a person", { approveFirst: 2 }, [], "first_messages"],
    [
      "wait until enough were approved",
      { approveFirst: 2, approvedCount: 1 },
      [],
      "first_messages",
    ],
    ["go when enough were approved", { approveFirst: 2, approvedCount: 2 }, [], null],
    ["go when they were approved themselves", { approveFirst: 2 }, [given("approved")], null],
    ["wait while they are on the list", { approveFirst: 2 }, [given("pending")], "first_messages"],
    [
      "are not approved by another stage",
      { approveFirst: 2 },
      [given("approved", "gentle")],
      "first_messages",
    ],
    [
      "are not approved for another invoice",
      { approveFirst: 2 },
      [given("approved", "due", "B")],
      "first_messages",
    ],
  ])("%s", (_, organization, approvals, needs) => {
    const decision = decideAt(NOON, buildCase({ approvals }), { organization });
    expect(decision.needsApproval).toBe(needs);
    expect(blockingRules(decision)).toEqual(needs ? ["approval"] : []);
  });

  test("time alone does not approve, it only brings the next stage", () => {
    const decision = decideAt(NOON, buildCase(), { organization: { approveFirst: 1 } });
    expect(decision.nextChangeAt).toEqual(new Date("2026-11-09T09:00:00Z"));
  });
});

describe("a stage that needs approval", () => {
  const stages = LADDERS.courteous.map((stage) => ({ ...stage, needsApproval: true }));
  const invoices = [buildInvoice({ policy: { stages, minimumAmounts: {} } })];

  test.each<[string, ApprovalFact[], string | null]>([
    ["waits, however many were approved", [], "stage"],
    ["goes once a person approved it", [given("approved")], null],
    ["is not approved by the stage before", [given("approved", "gentle")], "stage"],
  ])("%s", (_, approvals, needs) => {
    const organization = { approveFirst: 1, approvedCount: 9 };
    const decision = decideAt(NOON, buildCase({ invoices, approvals }), { organization });
    expect(decision.needsApproval).toBe(needs);
    expect(decision.outcome).toBe(needs ? "defer" : "send");
  });

  test("nobody is asked about a message that would not go anyway", () => {
    const decision = decideAt(NOON, buildCase({ invoices, points: [] }));
    expect(decision).toMatchObject({ outcome: "suppress", needsApproval: null });
  });
});

describe("the ramp", () => {
  const decide = (issued: number, around: Around = {}) =>
    decideAt("2026-11-03T12:00:00Z", buildCase(), {
      organization: { rampPerDay: 3 },
      issuedOn: { "2026-11-03": issued },
      ...around,
    });

  test("lets so many messages out a day and not one more", () => {
    expect(decide(2).outcome).toBe("send");
    expect(blockingRules(decide(3))).toEqual(["first_run_ramp"]);
    expect(decide(3).nextChangeAt).toEqual(new Date("2026-11-04T08:00:00Z"));
  });

  test("counts by the organization's day", () => {
    const organization = { rampPerDay: 3, zone: "Pacific/Auckland" };
    const issuedOn = { "2026-11-04": 3 };
    expect(blockingRules(decide(0, { organization, issuedOn }))).toEqual(["first_run_ramp"]);
  });

  test("does not count a case that a message already speaks for", () => {
    expect(decide(3, { isJoining: true }).outcome).toBe("send");
  });

  test("is not there without a number", () => {
    expect(decide(99, { organization: { rampPerDay: null } }).outcome).toBe("send");
  });
});

describe("the freshness of the ledger", () => {
  const NOW = "2026-11-05T12:00:00Z";
  test.each([
    ["three days to the millisecond are fresh", 3, "2026-11-02T12:00:00Z", []],
    ["a millisecond more is not", 3, "2026-11-02T11:59:59.999Z", ["freshness"]],
    ["any age is fresh where nobody asks", null, "2020-01-01T00:00:00Z", []],
  ])("%s", (_, ledgerMaxAgeDays, freshAt, rules) => {
    const organization = { ledgerMaxAgeDays, ledgerFreshAt: new Date(freshAt) };
    const decision = decideAt(NOW, buildCase(), { organization });
    expect(blockingRules(decision)).toEqual(rules);
  });

  test("time alone never makes a ledger fresh again, it only brings the next stage", () => {
    const organization = { ledgerMaxAgeDays: 1, ledgerFreshAt: new Date("2026-11-01T00:00:00Z") };
    const decision = decideAt(NOW, buildCase(), { organization });
    expect(decision).toMatchObject({
      outcome: "defer",
      nextChangeAt: new Date("2026-11-09T09:00:00Z"),
    });
  });

  test("a ledger that is stale by the time quiet hours end promises no send then", () => {
    const organization = { ledgerMaxAgeDays: 1, ledgerFreshAt: new Date("2026-11-03T21:00:00Z") };
    const decision = decideAt("2026-11-03T22:00:00Z", buildCase(), { organization });
    expect(decision.nextChangeAt).toEqual(new Date("2026-11-04T08:00:00Z"));
    const weekend = decideAt("2026-11-06T22:00:00Z", buildCase(), {
      organization: { ...organization, ledgerFreshAt: new Date("2026-11-06T21:00:00Z") },
    });
    expect(weekend.nextChangeAt).toEqual(new Date("2026-11-09T09:00:00Z"));
  });
});
