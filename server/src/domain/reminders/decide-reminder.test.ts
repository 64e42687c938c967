import { RULES } from "@dunlin/contract/recovery.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CaseFacts } from "#server/domain/reminders/case-facts.ts";
import { decideReminder, type Decision } from "#server/domain/reminders/decide-reminder.ts";
import { buildCase, buildInvoice, buildRecord, buildTally, decideAt } from "#test/build-facts.ts";
import { instants, randomCase, randomOrganization } from "#test/random-facts.ts";

const told = (decision: Decision) =>
  decision.records.map((record) => `${record.invoiceId} ${record.stage} ${record.status}`);

describe("what becomes of the ladder", () => {
  test("the first stage is issued and nothing else", () => {
    const decision = decideAt("2026-10-28T12:00:00Z", buildCase());
    expect(told(decision)).toEqual(["A gentle issued"]);
    expect(decision.nextChangeAt).toEqual(new Date("2026-11-02T09:00:00Z"));
  });

  test("after an outage only the highest stage goes out, and the others are on record as passed", () => {
    const decision = decideAt("2026-11-18T12:00:00Z", buildCase());
    expect(told(decision)).toEqual([
      "A gentle passed",
      "A due passed",
      "A firm passed",
      "A escalation issued",
    ]);
    expect(decision.nextChangeAt).toBeNull();
  });

  test("stages on channels that nobody connected are on record as passed", () => {
    const [stage, ...later] = buildInvoice().policy.stages;
    const stages = [{ ...stage!, channels: ["sms" as const] }, ...later];
    const invoices = [buildInvoice({ policy: { stages, minimumAmounts: {} } })];
    const decision = decideAt("2026-11-02T12:00:00Z", buildCase({ invoices }));
    expect(told(decision)).toEqual(["A gentle passed", "A due issued"]);
  });

  test("the other invoices of the message are on record as covered, as far as their stages are due", () => {
    const invoices = [
      buildInvoice(),
      buildInvoice({ id: "B", dueOn: "2026-11-06" }),
      buildInvoice({ id: "C", dueOn: "2026-12-01" }),
    ];
    const decision = decideAt("2026-11-09T12:00:00Z", buildCase({ invoices }));
    expect(told(decision)).toEqual([
      "A gentle passed",
      "A due passed",
      "A firm issued",
      "B gentle covered",
      "B due covered",
    ]);
    expect(decision.claimed.map((invoice) => invoice.id)).toEqual(["A", "B"]);
    expect(decision.nextChangeAt).toEqual(new Date("2026-11-17T09:00:00Z"));
  });

  test("an overdue invoice is named even before its own ladder begins", () => {
    const stages = [{ ...buildInvoice().policy.stages[0]!, offsetDays: 30 }];
    const late = buildInvoice({
      id: "B",
      dueOn: "2026-11-02",
      policy: { stages, minimumAmounts: {} },
    });
    const on = (at: string) =>
      decideAt(at, buildCase({ invoices: [buildInvoice({ dueOn: "2026-10-27" }), late] }));
    expect(on("2026-11-02T12:00:00Z").claimed.map((invoice) => invoice.id)).toEqual(["A"]);
    expect(on("2026-11-03T12:00:00Z").claimed.map((invoice) => invoice.id)).toEqual(["A", "B"]);
  });

  test("when the oldest invoice is paid, the next goes on from its own place: nothing again, nothing unrecorded", () => {
    const invoices = [buildInvoice(), buildInvoice({ id: "B", dueOn: "2026-11-06" })];
    const first = decideAt("2026-11-09T12:00:00Z", buildCase({ invoices }));
    const decidedAt = first.decidedAt;
    const records = first.records.map((record) => ({ ...record, decidedAt }));
    const after = buildCase({ invoices: invoices.slice(1), records });
    expect(decideAt("2026-11-10T12:00:00Z", after)).toMatchObject({
      outcome: "none",
      nextChangeAt: new Date("2026-11-13T09:00:00Z"),
    });
    const next = decideAt("2026-11-23T12:00:00Z", after);
    expect(told(next)).toEqual(["B firm passed", "B escalation issued"]);
  });

  test("a stage that another invoice was sent before gets a number of its own", () => {
    const records = [buildRecord("firm", { invoiceId: "paid", occurrence: 3 })];
    const decision = decideAt("2026-11-09T12:00:00Z", buildCase({ records }));
    expect(decision.records.at(-1)).toMatchObject({
      stage: "firm",
      status: "issued",
      occurrence: 4,
    });
  });

  test("a clock that jumps decides at the moment of the highest stage it passes, not before", () => {
    const horizon = "2026-11-30T00:00:00Z";
    const waiting = decideAt("2026-11-02T12:00:00Z", buildCase(), { horizon });
    expect(waiting).toMatchObject({
      outcome: "none",
      nextChangeAt: new Date("2026-11-17T09:00:00Z"),
    });
    expect(decideAt("2026-11-17T09:00:00Z", buildCase(), { horizon })).toMatchObject({
      outcome: "send",
      due: { stage: { key: "escalation" } },
    });
  });
});

describe("a case at rest", () => {
  test.each<[string, Partial<CaseFacts>, string, string | null]>([
    ["with nothing owed", { invoices: [] }, "Nothing is owed.", null],
    ["before its first stage", {}, "No stage is due yet.", "2026-10-28T09:00:00.000Z"],
    [
      "after its last stage",
      { records: [buildRecord("escalation")] },
      "Every stage of the ladder has been done.",
      null,
    ],
  ])("%s says so", (_, given, detail, next) => {
    const decision = decideAt("2026-10-20T12:00:00Z", buildCase(given));
    expect(decision.outcome).toBe("none");
    expect(decision.verdicts).toMatchObject([{ rule: "ladder", verdict: "allow", detail }]);
    expect(decision.nextChangeAt?.toISOString() ?? null).toBe(next);
  });

  test("the words of a stage say which, of what, since when and where", () => {
    const facts = buildCase({ zone: "Asia/Tokyo", place: { country: "JP" } });
    expect(decideAt("2026-11-09T05:00:00Z", facts).verdicts[0]?.detail).toBe(
      "Stage firm, 7 days after the due date of invoice INV-A (2026-11-02), has been due since 2026-11-09 09:00 (Asia/Tokyo).",
    );
    expect(decideAt("2026-11-02T05:00:00Z", facts).verdicts[0]?.detail).toMatch(/on the due date/);
    expect(decideAt("2026-10-29T05:00:00Z", facts).verdicts[0]?.detail).toMatch(
      /5 days before the due date/,
    );
  });
});

const moments = fc.record({
  facts: randomCase(1),
  organization: randomOrganization,
  now: instants(30),
  contacted: fc.array(instants(7), { maxLength: 2 }),
});

describe("whatever the facts", () => {
  test("every rule that speaks is known and has words", () => {
    fc.assert(
      fc.property(moments, ({ facts, organization, now }) => {
        const { verdicts } = decideReminder(facts, { ...moment(organization, now), horizon: now });
        expect(verdicts.length).toBeGreaterThan(0);
        for (const { rule, detail } of verdicts) {
          expect(RULES).toContain(rule);
          expect(detail).toMatch(/\w{2,}.* /);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("time alone changes the answer at nextChangeAt and nowhere before", () => {
    fc.assert(
      fc.property(
        moments,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
        (given, parts) => {
          const { organization, contacted } = given;
          const look = (facts: CaseFacts, now: Date) => {
            const at = moment(organization, now);
            if (facts === given.facts)
              at.tally.contacts.set(
                facts.points[0]!.address,
                contacted.filter((each) => each <= given.now),
              );
            return decideReminder(facts, at);
          };
          let facts = given.facts;
          let decision = look(facts, given.now);
          if (decision.outcome === "send") {
            const promised = decision.nextChangeAt;
            const records = decision.records.map((each) => ({ ...each, decidedAt: given.now }));
            facts = { ...facts, records: [...facts.records, ...records] };
            decision = look(facts, given.now);
            expect(decision.nextChangeAt).toEqual(promised);
          }
          const next = decision.nextChangeAt;
          const end = next?.getTime() ?? given.now.getTime() + 200 * 86_400_000;
          expect(end).toBeGreaterThan(given.now.getTime());
          for (const part of [...parts, 1]) {
            const at = given.now.getTime() + Math.floor((end - 1 - given.now.getTime()) * part);
            expect(answerOf(look(facts, new Date(at)))).toEqual(answerOf(decision));
          }
          if (next === null) return;
          const isHoldOver = facts.holds.some((hold) => hold.endsAt?.getTime() === next.getTime());
          if (!isHoldOver) expect(answerOf(look(facts, next))).not.toEqual(answerOf(decision));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

function moment(organization: Parameters<typeof decideReminder>[1]["organization"], now: Date) {
  return {
    organization,
    tally: buildTally(),
    now,
    horizon: now,
    isJoining: false,
  };
}

/** What a person would call the same answer: what happens, with which stage, for which sum as far as it counts. */
function answerOf({ outcome, due, claimed, verdicts }: Decision) {
  const isTooLittle = verdicts.some((each) => each.rule === "balance" && each.verdict !== "allow");
  return {
    outcome,
    due: due && `${due.invoice.id} ${due.stage.key}`,
    named: isTooLittle ? claimed.map((invoice) => invoice.id) : null,
  };
}
