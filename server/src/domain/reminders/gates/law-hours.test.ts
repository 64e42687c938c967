import { describe, expect, test } from "vitest";
import type { CaseFacts, OrganizationFacts } from "#server/domain/reminders/case-facts.ts";
import {
  blockingRules,
  buildCase,
  buildInvoice,
  buildPoint,
  buildStage,
  decideAt,
} from "#test/build-facts.ts";

const EVERY_DAY = { from: "06:00", to: "23:00", weekdays: [1, 2, 3, 4, 5, 6, 7] };
const LONDON = { zone: "Europe/London", place: { country: "GB", subdivision: "ENG" } };
const ANGELES = { zone: "America/Los_Angeles", place: { country: "US", subdivision: "CA" } };
const BERLIN = { zone: "Europe/Berlin", place: { country: "DE", subdivision: "BY" } };

/** What stands in the way of a stage that has long been due, until when, and by which law. */
function wait(
  at: string,
  given: Partial<CaseFacts>,
  organization: Partial<OrganizationFacts> = {},
) {
  const stage = buildStage("due", 0, { sendAt: "00:00", channels: ["letter", "email"] });
  const policy = { stages: [stage], minimumAmounts: {} };
  const invoices = [buildInvoice({ dueOn: "2025-01-06", issuedOn: "2025-01-01", policy })];
  const facts = buildCase({ invoices, debtor: "consumer", ...given });
  const decision = decideAt(at, facts, {
    organization: {
      contactHours: EVERY_DAY,
      channels: new Set(["email", "letter"]),
      ...organization,
    },
  });
  const law = decision.verdicts.find((verdict) => verdict.verdict === "defer");
  return [
    blockingRules(decision),
    decision.nextChangeAt?.toISOString() ?? null,
    law?.citation ?? null,
  ];
}

const CONC = "FCA CONC 7.9 (house standard)";
const REG_F = "Regulation F, 12 CFR 1006.6(b)(1) (house standard)";
const HOUSE = "House standard for individuals, after FCA CONC 7.9";

describe("the contact hours of the law", () => {
  test.each<[string, string, Partial<CaseFacts>, string[], string | null, string | null]>([
    ["Saturday in Britain", "2026-11-07T12:00:00Z", LONDON, [], null, null],
    [
      "Saturday at twenty",
      "2026-11-07T20:00:00Z",
      LONDON,
      ["quiet_hours"],
      "2026-11-09T08:00:00.000Z",
      CONC,
    ],
    [
      "Sunday in Britain",
      "2026-11-08T12:00:00Z",
      LONDON,
      ["business_day"],
      "2026-11-09T08:00:00.000Z",
      CONC,
    ],
    [
      "before eight",
      "2026-11-09T07:59:59.999Z",
      LONDON,
      ["quiet_hours"],
      "2026-11-09T08:00:00.000Z",
      CONC,
    ],
    [
      "a sole trader on Sunday",
      "2026-11-08T12:00:00Z",
      { ...LONDON, debtor: "sole_trader" },
      ["business_day"],
      "2026-11-09T08:00:00.000Z",
      CONC,
    ],
    [
      "a company on Sunday",
      "2026-11-08T12:00:00Z",
      { ...LONDON, debtor: "company" },
      [],
      null,
      null,
    ],
    [
      "a public body on Sunday",
      "2026-11-08T12:00:00Z",
      { ...LONDON, debtor: "public_body" },
      [],
      null,
      null,
    ],
    ["Sunday just before 21:00 in California", "2026-11-09T04:59:59.999Z", ANGELES, [], null, null],
    [
      "Sunday at 21:00 in California",
      "2026-11-09T05:00:00Z",
      ANGELES,
      ["quiet_hours"],
      "2026-11-09T16:00:00.000Z",
      REG_F,
    ],
    [
      "Sunday in Germany",
      "2026-11-08T12:00:00Z",
      BERLIN,
      ["business_day"],
      "2026-11-09T07:00:00.000Z",
      HOUSE,
    ],
  ])("%s", (_, at, given, rules, until, citation) => {
    expect(wait(at, given)).toEqual([rules, until, citation]);
  });

  test("a collector is bound by the regulation itself", () => {
    expect(wait("2026-11-09T05:00:00Z", ANGELES, { role: "collector" })[2]).toBe(
      "Regulation F, 12 CFR 1006.6(b)(1)",
    );
  });

  test("stand beside the hours that the organization has set: what is open in both lets it go", () => {
    const contactHours = { from: "18:00", to: "23:00", weekdays: [6, 7] };
    expect(wait("2026-11-07T21:00:00Z", LONDON, { contactHours }).slice(0, 2)).toEqual([
      ["quiet_hours"],
      "2026-11-14T18:00:00.000Z",
    ]);
    expect(wait("2026-11-08T17:00:00Z", LONDON, { contactHours })[0]).toEqual([
      "quiet_hours",
      "business_day",
    ]);
    expect(wait("2026-11-14T18:00:00Z", LONDON, { contactHours })[0]).toEqual([]);
  });

  test("do not hold for a letter", () => {
    const points = [buildPoint({ channel: "letter", address: "1 High Street, London" })];
    expect(wait("2026-11-08T12:00:00Z", { ...LONDON, points })[0]).toEqual([]);
  });
});
