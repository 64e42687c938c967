import { describe, expect, test } from "vitest";
import { LADDERS } from "#server/domain/policies/ladders.ts";
import { blockingRules, buildCase, buildInvoice, decideAt } from "#test/build-facts.ts";

const NOON = "2026-11-02T12:00:00Z";

type Given = { owed: bigint; minimum?: number; unapplied?: bigint; currency?: string };

function decide({ owed, minimum, unapplied, currency = "GBP" }: Given) {
  const minimumAmounts = minimum === undefined ? {} : { [currency]: minimum };
  const policy = { stages: LADDERS.courteous, minimumAmounts };
  return decideAt(
    NOON,
    buildCase({
      currency,
      unappliedMinor: unapplied ?? 0n,
      invoices: [buildInvoice({ outstandingMinor: owed, policy })],
    }),
  );
}

describe("what is owed must be worth a message", () => {
  test.each<[string, Given, "send" | "suppress"]>([
    ["a pound is, without a minimum", { owed: 100n }, "send"],
    ["99 pence are not", { owed: 99n }, "suppress"],
    ["one yen is: it has no minor unit", { owed: 1n, currency: "JPY" }, "send"],
    ["999 fils of a Kuwaiti dinar are not", { owed: 999n, currency: "KWD" }, "suppress"],
    ["exactly the policy's minimum is", { owed: 5_000n, minimum: 5_000 }, "send"],
    ["one penny below the minimum is not", { owed: 4_999n, minimum: 5_000 }, "suppress"],
    ["a penny is, when the policy says nought", { owed: 1n, minimum: 0 }, "send"],
    ["cash on account counts", { owed: 5_000n, minimum: 5_000, unapplied: 1n }, "suppress"],
    ["what cash on account covers is not", { owed: 50_000n, unapplied: 50_000n }, "suppress"],
    [
      "nothing is asked for at a minimum of nought",
      { owed: 5n, minimum: 0, unapplied: 5n },
      "suppress",
    ],
    ["more cash than debt is not", { owed: 50_000n, unapplied: 90_000n }, "suppress"],
  ])("%s", (_, given, outcome) => {
    const decision = decide(given);
    expect(decision.outcome).toBe(outcome);
    expect(blockingRules(decision)).toEqual(outcome === "send" ? [] : ["balance"]);
  });

  test("the words give the net amount, what is on account and the minimum, exactly", () => {
    const decision = decide({ owed: 6_005n, minimum: 6_000, unapplied: 1_000n });
    expect(decision.verdicts.find((verdict) => verdict.rule === "balance")).toMatchObject({
      detail:
        "GBP 50.05 is owed after GBP 10.00 of unapplied cash and credit, less than the minimum of GBP 60.00.",
    });
  });

  test("the minimum is compared with all that the message would name", () => {
    const policy = { stages: LADDERS.courteous, minimumAmounts: { GBP: 6_000 } };
    const invoices = [
      buildInvoice({ outstandingMinor: 3_000n, policy }),
      buildInvoice({ id: "B", dueOn: "2026-11-03", outstandingMinor: 3_000n, policy }),
    ];
    expect(decideAt(NOON, buildCase({ invoices })).outcome).toBe("send");
    expect(decideAt(NOON, buildCase({ invoices: invoices.slice(0, 1) })).outcome).toBe("suppress");
  });

  test("a remainder too small to ask for holds up a newer invoice only until that comes onto the ladder", () => {
    const invoices = [
      buildInvoice({ outstandingMinor: 50n }),
      buildInvoice({ id: "B", dueOn: "2027-03-01" }),
    ];
    const facts = buildCase({ invoices });
    const waiting = decideAt("2026-12-01T12:00:00Z", facts);
    expect(waiting.outcome).toBe("suppress");
    expect(waiting.nextChangeAt?.toISOString()).toBe("2027-02-24T09:00:00.000Z");
    expect(decideAt(waiting.nextChangeAt!, facts)).toMatchObject({
      outcome: "send",
      claimed: [{ id: "A" }, { id: "B" }],
    });
  });
});
