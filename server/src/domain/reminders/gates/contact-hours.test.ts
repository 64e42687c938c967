import { describe, expect, test } from "vitest";
import { LADDERS } from "#server/domain/policies/ladders.ts";
import { blockingRules, buildCase, buildInvoice, buildStage, decideAt } from "#test/build-facts.ts";

type Case = Parameters<typeof buildCase>[0];
const policy = { stages: [buildStage("due", 0, { sendAt: "00:00" })], minimumAmounts: {} };

/** What stands in the way at an instant, of a stage that has long been due, and until when. */
function wait(at: string, given: Case = {}): [rules: string[], until: string | null] {
  const invoices = [buildInvoice({ dueOn: "2025-01-06", issuedOn: "2025-01-01", policy })];
  const decision = decideAt(at, buildCase({ invoices, ...given }));
  return [blockingRules(decision), decision.nextChangeAt?.toISOString() ?? null];
}

describe("business hours where the recipient is", () => {
  test.each([
    [
      "one millisecond before eight",
      "2026-11-03T07:59:59.999Z",
      ["quiet_hours"],
      "2026-11-03T08:00:00.000Z",
    ],
    ["eight", "2026-11-03T08:00:00Z", [], null],
    ["one millisecond before twenty", "2026-11-03T19:59:59.999Z", [], null],
    ["twenty", "2026-11-03T20:00:00Z", ["quiet_hours"], "2026-11-04T08:00:00.000Z"],
    [
      "Friday evening waits for Monday",
      "2026-11-06T21:00:00Z",
      ["quiet_hours"],
      "2026-11-09T08:00:00.000Z",
    ],
    [
      "Saturday noon waits for Monday",
      "2026-11-07T12:00:00Z",
      ["business_day"],
      "2026-11-09T08:00:00.000Z",
    ],
    [
      "Sunday noon waits for Monday",
      "2026-11-08T12:00:00Z",
      ["business_day"],
      "2026-11-09T08:00:00.000Z",
    ],
  ])("%s", (_, at, rules, until) => {
    expect(wait(at)).toEqual([rules, until]);
  });

  test.each([
    ["Asia/Tokyo", "JP", "2026-11-05T09:00:00Z", [], null],
    ["Asia/Tokyo", "JP", "2026-11-05T11:00:00Z", ["quiet_hours"], "2026-11-05T23:00:00.000Z"],
    ["Asia/Tokyo", "JP", "2026-11-05T16:00:00Z", ["quiet_hours"], "2026-11-05T23:00:00.000Z"],
    [
      "America/Los_Angeles",
      "US",
      "2026-11-05T09:00:00Z",
      ["quiet_hours"],
      "2026-11-05T16:00:00.000Z",
    ],
    ["America/Los_Angeles", "US", "2026-11-05T16:00:00Z", [], null],
    [
      "America/Los_Angeles",
      "US",
      "2026-11-07T04:00:00Z",
      ["quiet_hours"],
      "2026-11-09T16:00:00.000Z",
    ],
  ])("in %s (%s) at %s", (zone, country, at, rules, until) => {
    expect(wait(at, { zone, place: { country } })).toEqual([rules, until]);
  });
});

describe("public holidays where the recipient is", () => {
  const scotland = { country: "GB", subdivision: "SCT" };
  const ireland = { country: "GB", subdivision: "NIR" };
  test.each([
    ["New Year's Day in England", "2026-01-01T12:00:00Z", {}, "2026-01-02T08:00:00.000Z"],
    [
      "the second of January in Scotland",
      "2026-01-02T12:00:00Z",
      { place: scotland },
      "2026-01-05T08:00:00.000Z",
    ],
    [
      "the battle of the Boyne in Northern Ireland",
      "2027-07-12T12:00:00Z",
      { place: ireland },
      "2027-07-13T07:00:00.000Z",
    ],
    ["Easter Monday in England", "2026-04-06T12:00:00Z", {}, "2026-04-07T07:00:00.000Z"],
    [
      "St Andrew's Day in Scotland",
      "2026-11-30T12:00:00Z",
      { place: scotland },
      "2026-12-01T08:00:00.000Z",
    ],
    [
      "Christmas on a Friday, then the weekend, then Boxing Day observed",
      "2026-12-25T12:00:00Z",
      {},
      "2026-12-29T08:00:00.000Z",
    ],
  ])("%s defers", (_, at, given, until) => {
    expect(wait(at, given)).toEqual([["public_holiday"], until]);
  });

  test.each([
    ["the second of January in England", "2026-01-02T12:00:00Z", {}],
    ["the twelfth of July in England", "2027-07-12T12:00:00Z", {}],
    ["the twelfth of July in Scotland", "2027-07-12T12:00:00Z", { place: scotland }],
    ["Easter Monday in Scotland", "2026-04-06T12:00:00Z", { place: scotland }],
    ["St Andrew's Day in England", "2026-11-30T12:00:00Z", {}],
  ])("%s is a day like any other", (_, at, given) => {
    expect(wait(at, given)[0]).toEqual([]);
  });

  test("the words name the holiday", () => {
    const decision = decideAt(
      "2026-01-02T12:00:00Z",
      buildCase({
        place: scotland,
        invoices: [buildInvoice({ dueOn: "2025-12-29" })],
      }),
    );
    expect(decision.verdicts.find((each) => each.rule === "public_holiday")?.detail).toMatch(
      /January.*2026-01-02/,
    );
  });
});

describe("clocks that change", () => {
  test.each([
    ["spring", "2026-03-27T20:00:00Z", "2026-03-30T07:00:00.000Z"],
    ["autumn", "2026-10-23T19:00:00Z", "2026-10-26T08:00:00.000Z"],
  ])("over the weekend of %s the morning is still at eight", (_, at, until) => {
    expect(wait(at)).toEqual([["quiet_hours"], until]);
  });
});

test("a stage that falls on a Saturday goes out on Monday and is not lost", () => {
  const invoices = [
    buildInvoice({
      dueOn: "2026-10-31",
      policy: { stages: LADDERS.courteous, minimumAmounts: {} },
    }),
  ];
  const facts = buildCase({ invoices });
  const decision = decideAt("2026-11-07T09:00:00Z", facts);
  expect(decision).toMatchObject({ outcome: "defer", due: { stage: { key: "firm" } } });
  expect(decideAt(decision.nextChangeAt!, facts)).toMatchObject({
    outcome: "send",
    due: { stage: { key: "firm" } },
    decidedAt: new Date("2026-11-09T08:00:00Z"),
  });
});
