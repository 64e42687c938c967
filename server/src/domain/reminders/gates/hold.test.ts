import { describe, expect, test } from "vitest";
import type { HoldFact } from "#server/domain/reminders/case-facts.ts";
import { blockingRules, buildCase, buildInvoice, decideAt } from "#test/build-facts.ts";

const NOON = "2026-11-02T12:00:00Z";

function hold(endsAt: string | null, given: Partial<HoldFact> = {}): HoldFact {
  return {
    invoiceId: null,
    kind: "manual",
    startsAt: new Date("2026-11-01T00:00:00Z"),
    endsAt: endsAt === null ? null : new Date(endsAt),
    ...given,
  };
}

describe("a hold on the customer", () => {
  test("without an end stops every message until somebody releases it", () => {
    const decision = decideAt(NOON, buildCase({ holds: [hold(null)] }));
    expect(decision.outcome).toBe("suppress");
    expect(blockingRules(decision)).toEqual(["hold"]);
    // Time alone only brings the next stage, which is then held as well.
    expect(decision.nextChangeAt?.toISOString()).toBe("2026-11-09T09:00:00.000Z");
    expect(decideAt(decision.nextChangeAt!, decision.facts)).toMatchObject({
      outcome: "suppress",
      due: { stage: { key: "firm" } },
    });
  });

  test("with an end defers to that instant, which is outside the hold", () => {
    const facts = buildCase({ holds: [hold("2026-11-04T11:00:00Z")] });
    const decision = decideAt(NOON, facts);
    expect(decision.outcome).toBe("defer");
    expect(decision.nextChangeAt).toEqual(new Date("2026-11-04T11:00:00Z"));
    expect(decideAt("2026-11-04T10:59:59.999Z", facts).outcome).toBe("defer");
    expect(decideAt("2026-11-04T11:00:00Z", facts).outcome).toBe("send");
  });

  test("that ends at night is followed by the morning", () => {
    const decision = decideAt(NOON, buildCase({ holds: [hold("2026-11-04T02:00:00Z")] }));
    expect(decision.nextChangeAt).toEqual(new Date("2026-11-04T08:00:00Z"));
  });

  test("of two, the later end counts, and an open end beats any", () => {
    const two = [hold("2026-11-04T11:00:00Z"), hold("2026-11-03T11:00:00Z")];
    expect(decideAt(NOON, buildCase({ holds: two })).nextChangeAt).toEqual(
      new Date("2026-11-04T11:00:00Z"),
    );
    expect(decideAt(NOON, buildCase({ holds: [...two, hold(null)] })).outcome).toBe("suppress");
  });

  test("that begins later stops nothing yet", () => {
    const later = hold(null, { startsAt: new Date("2026-11-02T12:00:00.001Z") });
    expect(decideAt(NOON, buildCase({ holds: [later] })).outcome).toBe("send");
  });

  test.each([
    ["breathing_space", /Debt Respite Scheme/],
    ["dispute", /CONC 7\.14\.1R/],
  ])("%s names the rule that it follows", (kind, citation) => {
    const decision = decideAt(NOON, buildCase({ holds: [hold(null, { kind })] }));
    const verdict = decision.verdicts.find((each) => each.rule === "hold");
    expect(verdict?.citation).toMatch(citation);
    expect(verdict?.detail).toContain(kind.replace("_", " "));
  });
});

describe("a hold on one invoice", () => {
  const onA = (endsAt: string | null) => hold(endsAt, { invoiceId: "A", kind: "dispute" });
  const both = [buildInvoice(), buildInvoice({ id: "B", dueOn: "2026-11-02" })];

  test("leaves that invoice out, and the others are asked for", () => {
    const decision = decideAt(NOON, buildCase({ invoices: both, holds: [onA(null)] }));
    expect(decision).toMatchObject({ outcome: "send", claimed: [{ id: "B" }] });
    expect(decision.records.map((record) => record.invoiceId)).not.toContain("A");
  });

  test("suppresses everything when there is no other invoice, and its end is the next change", () => {
    const facts = buildCase({ holds: [onA("2026-11-04T11:00:00Z")] });
    const decision = decideAt(NOON, facts);
    expect(decision.outcome).toBe("suppress");
    expect(blockingRules(decision)).toEqual(["hold"]);
    expect(decision.nextChangeAt).toEqual(new Date("2026-11-04T11:00:00Z"));
    expect(decideAt("2026-11-04T11:00:00Z", facts).outcome).toBe("send");
  });

  test("that is paid says nothing about the others", () => {
    const facts = buildCase({
      invoices: [buildInvoice({ id: "B", dueOn: "2026-12-10" })],
      holds: [onA("2026-11-03T00:00:00Z")],
    });
    const decision = decideAt(NOON, facts);
    expect(decision.outcome).toBe("none");
    expect(decision.verdicts.map((verdict) => verdict.detail)).toEqual(["No stage is due yet."]);
    expect(decision.nextChangeAt).toEqual(new Date("2026-12-05T09:00:00Z"));
  });
});
