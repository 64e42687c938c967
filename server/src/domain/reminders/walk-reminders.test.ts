import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CaseFacts, OrganizationFacts, Tally } from "#server/domain/reminders/case-facts.ts";
import type { Decision } from "#server/domain/reminders/decide-reminder.ts";
import { decideTogether } from "#server/domain/reminders/decide-together.ts";
import { walkReminders, type Walk } from "#server/domain/reminders/walk-reminders.ts";
import {
  buildCase,
  buildInvoice,
  buildOrganization,
  buildRecord,
  buildTally,
} from "#test/build-facts.ts";
import { instants, randomCase, randomOrganization } from "#test/random-facts.ts";

const QUARTER_MS = 900_000;

type At = { organization: OrganizationFacts; tally: Tally; from: Date; to: Date };

const told = ({ facts, due, decidedAt }: Decision) =>
  `${decidedAt.toISOString()} ${facts.id} ${due!.invoice.id} ${due!.stage.key}`;

function sendsOf(walk: Walk): string[] {
  return [...walk.values()]
    .filter((step) => step.decision.outcome === "send")
    .map((step) => told(step.decision))
    .sort();
}

/** The same, looked at again in every quarter of an hour, whether or not anything could have changed. */
function lookAlways(cases: readonly CaseFacts[], at: At): string[] {
  const facts = cases.toSorted((left, right) => (left.customerId < right.customerId ? -1 : 1));
  const sends: string[] = [];
  for (let time = at.from.getTime(); time <= at.to.getTime(); time += QUARTER_MS) {
    const moment = { ...at, now: new Date(time), horizon: at.to };
    for (const decision of decideTogether(facts, moment).decisions) {
      if (decision.outcome !== "send") continue;
      sends.push(told(decision));
      const index = facts.findIndex((each) => each.id === decision.facts.id);
      const records = decision.records.map((each) => ({ ...each, decidedAt: moment.now }));
      facts[index] = { ...facts[index]!, records: [...facts[index]!.records, ...records] };
    }
  }
  return sends.sort();
}

describe("a walk over time", () => {
  test("sends what would be sent if every case were looked at all the time", () => {
    const books = fc.integer({ min: 1, max: 4 }).chain((count) =>
      fc.record({
        cases: fc.tuple(...Array.from({ length: count }, (_, number) => randomCase(number))),
        organization: randomOrganization,
        from: instants(20),
        days: fc.integer({ min: 0, max: 8 }),
      }),
    );
    fc.assert(
      fc.property(books, ({ cases, organization, from, days }) => {
        const to = new Date(from.getTime() + days * 86_400_000);
        const at = () => ({ organization, tally: buildTally(), from, to });
        expect(sendsOf(walkReminders(cases, at()))).toEqual(lookAlways(cases, at()));
      }),
      { numRuns: 60 },
    );
  });

  test("tells what stands in the way at the end where nothing is sent", () => {
    const organization = buildOrganization({ isLive: false });
    const [from, to] = [new Date("2026-11-02T12:00:00Z"), new Date("2026-11-12T12:00:00Z")];
    const walk = walkReminders([buildCase()], { organization, tally: buildTally(), from, to });
    expect(walk.size).toBe(1);
    expect(walk.get("case")).toMatchObject({ bundle: null, decision: { outcome: "defer" } });
  });

  test("sends one message for a case, when its last invoice on the way asks for something", () => {
    const invoices = [buildInvoice(), buildInvoice({ id: "B", dueOn: "2026-11-19" })];
    const [from, to] = [new Date("2026-11-02T08:00:00Z"), new Date("2026-12-31T00:00:00Z")];
    const at = { organization: buildOrganization(), tally: buildTally(), from, to };
    expect(sendsOf(walkReminders([buildCase({ invoices })], at))).toEqual([
      "2026-12-04T09:00:00.000Z case A escalation",
    ]);
  });

  test("takes cases whose time comes at one instant by their customers, however they came there", () => {
    // One comes onto the ladder on Saturday, two has waited since Friday evening; they share a person.
    const one = buildCase({
      id: "first",
      customerId: "one",
      invoices: [buildInvoice({ dueOn: "2026-10-31" })],
      records: [buildRecord("due")],
    });
    const two = buildCase({ id: "second", customerId: "two" });
    const [from, to] = [new Date("2026-11-06T21:00:00Z"), new Date("2026-11-09T08:30:00Z")];
    const at = { organization: buildOrganization(), tally: buildTally(), from, to };
    expect(sendsOf(walkReminders([two, one], at))).toEqual([
      "2026-11-09T08:00:00.000Z first A firm",
    ]);
  });

  test("back in time looks once, then", () => {
    const [from, to] = [new Date("2026-11-20T12:00:00Z"), new Date("2026-11-02T12:00:00Z")];
    const at = { organization: buildOrganization(), tally: buildTally(), from, to };
    expect(sendsOf(walkReminders([buildCase()], at))).toEqual([
      "2026-11-02T12:00:00.000Z case A due",
    ]);
  });

  test("defers on the way and sends when the way is free", () => {
    const [from, to] = [new Date("2026-11-06T21:00:00Z"), new Date("2026-11-09T08:00:00Z")];
    const at = { organization: buildOrganization(), tally: buildTally(), from, to };
    expect(sendsOf(walkReminders([buildCase()], at))).toEqual([
      "2026-11-09T08:00:00.000Z case A due",
    ]);
  });
});
