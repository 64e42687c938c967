import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { QuotaFacts } from "#server/domain/quotas/quota-facts.ts";
import type { CaseFacts, OrganizationFacts } from "#server/domain/reminders/case-facts.ts";
import { decideTogether } from "#server/domain/reminders/decide-together.ts";
import { walkReminders } from "#server/domain/reminders/walk-reminders.ts";
import {
  blockingRules,
  buildCase,
  buildInvoice,
  buildOrganization,
  buildPoint,
  buildStage,
  buildTally,
  decideAt,
} from "#test/build-facts.ts";

const NOON = "2026-11-02T12:00:00Z";
const HOUR = "emails hour 2026-11-02T12:00:00.000Z";
const DAY = "emails day 2026-11-02T00:00:00.000Z";
const MONTH = "emails month 2026-11-01T00:00:00.000Z";

function quota(used: Record<string, number> = {}): QuotaFacts {
  return { tier: "starter", used: new Map(Object.entries(used)), collected: new Set() };
}

/** A case whose ladder has one stage, so that no later one ends the wait. */
const once = buildCase({
  invoices: [buildInvoice({ policy: { stages: [buildStage("due", 0)], minimumAmounts: {} } })],
});

/** So many customers with one case and one address each. */
function book(count: number): CaseFacts[] {
  return Array.from({ length: count }, (_, number) =>
    buildCase({
      id: `case-${number}`,
      customerId: `customer-${String(number).padStart(3, "0")}`,
      points: [buildPoint({ address: `debtor-${number}@example.com` })],
    }),
  );
}

function decideAll(
  cases: CaseFacts[],
  given: QuotaFacts,
  organization: Partial<OrganizationFacts> = {},
) {
  const now = new Date(NOON);
  return decideTogether(cases, {
    organization: buildOrganization(organization),
    tally: buildTally({ quota: given }),
    now,
    horizon: now,
  });
}

describe("a tier whose limit is reached", () => {
  test.each<[string, Record<string, number>, string, string]>([
    ["of the hour", { [HOUR]: 10 }, "Hourly limit for emails exceeded", "2026-11-02T13:00:00.000Z"],
    ["of the day", { [DAY]: 50 }, "Daily limit for emails exceeded", "2026-11-03T08:00:00.000Z"],
    [
      "of the month",
      { [MONTH]: 500 },
      "Monthly limit for emails exceeded",
      "2026-12-01T08:00:00.000Z",
    ],
    [
      "of the hour and the day",
      { [HOUR]: 10, [DAY]: 50 },
      "Hourly limit for emails exceeded",
      "2026-11-03T08:00:00.000Z",
    ],
  ])("%s has messages wait until it has room again", (_, used, detail, until) => {
    const decision = decideAt(NOON, once, { quota: quota(used) });
    expect(decision.outcome).toBe("defer");
    expect(blockingRules(decision)).toEqual(["quota"]);
    expect(decision.verdicts.find(({ rule }) => rule === "quota")?.detail).toBe(detail);
    expect(decision.nextChangeAt?.toISOString()).toBe(until);
  });

  test("does not matter without a tier, nor to a case that joins a message", () => {
    expect(decideAt(NOON, buildCase()).outcome).toBe("send");
    const full = quota({ [HOUR]: 10 });
    expect(decideAt(NOON, buildCase(), { quota: full, isJoining: true }).outcome).toBe("send");
  });

  test("never lets go what the tier does not have", () => {
    const stage = buildStage("due", 0, { channels: ["sms"] });
    const invoices = [buildInvoice({ policy: { stages: [stage], minimumAmounts: {} } })];
    const points = [buildPoint({ channel: "sms", address: "+442079460000" })];
    const decision = decideAt(NOON, buildCase({ invoices, points }), {
      organization: { channels: new Set(["sms"]) },
      quota: quota(),
    });
    expect(decision).toMatchObject({ outcome: "suppress", nextChangeAt: null });
    expect(decision.verdicts.at(-1)?.detail).toBe("sms are not available in starter");
  });
});

test("a channel that the tier does not have is passed over for the next of the stage", () => {
  const stage = buildStage("due", 0, { channels: ["sms", "email"] });
  const invoices = [buildInvoice({ policy: { stages: [stage], minimumAmounts: {} } })];
  const points = [buildPoint({ channel: "sms", address: "+442079460000" }), buildPoint()];
  const channels = new Set(["sms", "email"] as const);
  const chosen = (tier: OrganizationFacts["tier"]) =>
    decideAt(NOON, buildCase({ invoices, points }), { organization: { channels, tier } }).recipient
      ?.channel;
  expect(([null, "starter", "growth"] as const).map(chosen)).toEqual(["sms", "email", "sms"]);
});

describe("messages that are decided together", () => {
  test("share what is left of an hour, and those that wait are counted nowhere", () => {
    const given = quota({ [HOUR]: 7 });
    const { decisions } = decideAll(book(5), given);
    expect(decisions.map((decision) => decision.outcome)).toEqual([
      ...Array.from({ length: 3 }, () => "send"),
      ...Array.from({ length: 2 }, () => "defer"),
    ]);
    expect(given.used.get(HOUR)).toBe(10);
  });

  test("count once for two cases of one message, each of which is a collection", () => {
    const given = quota();
    const { bundles } = decideAll(
      [buildCase({ id: "one" }), buildCase({ id: "two", currency: "EUR" })],
      given,
    );
    expect(bundles).toHaveLength(1);
    expect(given.used.get(HOUR)).toBe(1);
    expect(given.used.get("spend day 2026-11-02T00:00:00.000Z")).toBe(2);
    expect(given.used.get("collections month 2026-11-01T00:00:00.000Z")).toBe(2);
  });

  test("make no more collections than the month allows", () => {
    const { decisions } = decideAll(book(12), {
      ...quota({ "collections month 2026-11-01T00:00:00.000Z": 5 }),
      collected: new Set(["2026-11-01 case-11"]),
    });
    const sent = decisions.filter((decision) => decision.outcome === "send");
    expect(sent.map((decision) => decision.facts.id)).toEqual(
      [0, 1, 2, 3, 4, 11].map((number) => `case-${number}`),
    );
  });
});

test("a walk over time sends ten an hour and fifty a day, in the order of the engine", () => {
  const from = new Date("2026-11-02T12:30:00Z");
  const to = new Date("2026-11-04T12:00:00Z");
  const organization = buildOrganization();
  const collected = new Set(book(80).map((facts) => `2026-11-01 ${facts.id}`));
  const tally = buildTally({ quota: { ...quota(), collected } });
  const walk = walkReminders(book(80), { organization, tally, from, to });
  const sent = Map.groupBy(
    [...walk.values()].filter(({ decision }) => decision.outcome === "send"),
    ({ decision }) => decision.decidedAt.toISOString().slice(0, 13),
  );
  const hours = [...sent].map(([hour, all]) => [hour, all.length]).sort();
  expect(hours).toEqual([
    ["2026-11-02T12", 10],
    ["2026-11-02T13", 10],
    ["2026-11-02T14", 10],
    ["2026-11-02T15", 10],
    ["2026-11-02T16", 10],
    ["2026-11-03T08", 10],
    ["2026-11-03T09", 10],
    ["2026-11-03T10", 10],
  ]);
});

test("until the wait is over nothing else ends it, and at its end something goes out", () => {
  const share = fc.record({
    [HOUR]: fc.constantFrom(0, 10),
    [DAY]: fc.constantFrom(0, 50),
    [MONTH]: fc.constantFrom(0, 500),
    "spend day 2026-11-02T00:00:00.000Z": fc.constantFrom(0, 4_999),
  });
  fc.assert(
    fc.property(share, fc.double({ min: 0, max: 1, noNaN: true }), (used, part) => {
      const at = (instant: Date) => decideAt(instant, once, { quota: quota(used) });
      const first = at(new Date(NOON));
      if (first.outcome === "send") return;
      const end = first.nextChangeAt!.getTime();
      const between = Date.parse(NOON) + Math.floor((end - 1 - Date.parse(NOON)) * part);
      expect(at(new Date(between)).outcome).toBe("defer");
      expect(at(new Date(end)).outcome).toBe("send");
    }),
  );
});
