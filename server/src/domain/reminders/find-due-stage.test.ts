import type { Stage } from "@dunlin/contract/policies.ts";
import { describe, expect, test } from "vitest";
import { addDays } from "#server/domain/calendars/civil-days.ts";
import { LADDERS } from "#server/domain/policies/ladders.ts";
import { findDueStage } from "#server/domain/reminders/find-due-stage.ts";
import type { PointFact } from "#server/domain/reminders/case-facts.ts";
import { buildCase, buildInvoice, buildPoint, buildRecord, buildStage } from "#test/build-facts.ts";

const EMAIL = new Set(["email"] as const);
const DUE_ON = "2026-06-01";

type Case = Parameters<typeof buildCase>[0];

function find(
  horizon: string,
  given: Case = {},
  channels: ReadonlySet<Stage["channels"][0]> = EMAIL,
) {
  const facts = buildCase(given);
  const found = findDueStage(facts, facts.invoices, { horizon: new Date(horizon), channels });
  return {
    due: found.due && `${found.due.invoice.id} ${found.due.stage.key}`,
    next: found.nextMoment?.toISOString() ?? null,
  };
}

function onLadder(ladder: keyof typeof LADDERS) {
  const policy = { stages: LADDERS[ladder], minimumAmounts: {} };
  return { invoices: [buildInvoice({ dueOn: DUE_ON, policy })] };
}

describe("the ready-made cadences", () => {
  test.each([
    ["courteous", [-5, 0, 7, 15], ["gentle", "due", "firm", "escalation"]],
    ["brief", [5, 15, 30, 60], ["gentle", "firm", "escalation", "final"]],
  ] as const)("%s asks on days %j", (ladder, days, keys) => {
    for (const [index, day] of days.entries()) {
      // Nine in London in June is eight in UTC.
      const moment = `${addDays(DUE_ON, day)}T08:00:00.000Z`;
      const before = new Date(Date.parse(moment) - 1).toISOString();
      const earlier = index === 0 ? null : `A ${keys[index - 1]}`;
      expect(find(before, onLadder(ladder))).toEqual({ due: earlier, next: moment });
      expect(find(moment, onLadder(ladder)).due).toBe(`A ${keys[index]}`);
    }
    expect(find("2027-06-01T00:00:00Z", onLadder(ladder)).next).toBeNull();
  });

  test("thorough asks ten times from day 7 to day 50, on whatever is connected", () => {
    const days = LADDERS.thorough.map((stage) => stage.offsetDays);
    expect(days).toEqual([7, 14, 15, 20, 25, 30, 35, 40, 45, 50]);
    const all = new Set(["email", "sms", "voice", "letter"] as const);
    for (const stage of LADDERS.thorough) {
      const noon = `${addDays(DUE_ON, stage.offsetDays)}T12:00:00Z`;
      const points = [...all].map((channel) => buildPoint({ id: channel, channel }));
      const facts = { ...onLadder("thorough"), points };
      expect(find(noon, facts, all).due).toBe(`A ${stage.key}`);
    }
  });

  test.each<[string, Partial<PointFact>, string]>([
    ["has no number", { channel: "voice" }, "A firm"],
    ["opted out of texts", { isOptedOut: true }, "A firm"],
    ["refused texts", { isRefused: true }, "A firm"],
    ["has a number that is bad, which wants another", { isBad: true }, "A first-text"],
    ["can be texted", {}, "A first-text"],
  ])("a text stage of a person who %s: %s", (_, given, due) => {
    const sms = buildPoint({ id: "sms", channel: "sms", address: "+442079460000", ...given });
    const facts = { ...onLadder("thorough"), points: [buildPoint(), sms] };
    expect(find("2026-06-17T12:00:00Z", facts, new Set(["email", "sms"])).due).toBe(due);
  });

  test("where nobody can be reached at all, the stage stays due to say so", () => {
    const points = [buildPoint({ isOptedOut: true })];
    expect(find("2026-06-16T12:00:00Z", { ...onLadder("thorough"), points }).due).toBe("A firm");
  });

  test.each([
    ["2026-06-16T12:00:00Z", "A firm"],
    ["2026-06-26T12:00:00Z", "A second-reminder"],
    ["2026-07-21T12:00:00Z", "A final-notice"],
    ["2026-12-01T12:00:00Z", "A final-notice"],
  ])("at %s stages on channels that nobody connected are passed over: %s", (at, due) => {
    expect(find(at, onLadder("thorough")).due).toBe(due);
  });
});

describe("due means that the moment has passed", () => {
  test("a stage stays due for ever, not only on its day", () => {
    for (const at of ["2026-11-09T09:00:00Z", "2026-11-12T03:00:00Z", "2026-11-16T23:59:59Z"]) {
      expect(find(at).due).toBe("A firm");
    }
    expect(find("2031-01-01T00:00:00Z").due).toBe("A escalation");
  });

  test("a negative offset is before the due date and a positive one after it", () => {
    const policy = {
      stages: [buildStage("early", -60), buildStage("late", 60)],
      minimumAmounts: {},
    };
    const facts = { invoices: [buildInvoice({ dueOn: "2026-06-01", policy })] };
    expect(find("2026-04-02T07:59:59Z", facts).due).toBeNull();
    expect(find("2026-04-02T08:00:00Z", facts).due).toBe("A early");
    expect(find("2026-07-31T08:00:00Z", facts).due).toBe("A late");
  });

  test("a ladder that is done asks for nothing more", () => {
    const records = [buildRecord("escalation")];
    expect(find("2030-01-01T00:00:00Z", { records })).toEqual({ due: null, next: null });
  });

  test.each(["issued", "covered", "passed", "rejected"] as const)(
    "a stage that was %s is behind, and all below it",
    (status) => {
      const records = [buildRecord("firm", { status })];
      expect(find("2026-11-12T12:00:00Z", { records })).toEqual({
        due: null,
        next: "2026-11-17T09:00:00.000Z",
      });
    },
  );

  test("business days are counted where the recipient is", () => {
    const stages = [buildStage("firm", 1, { countedIn: "business_days" })];
    const policy = { stages, minimumAmounts: {} };
    const facts = { invoices: [buildInvoice({ dueOn: "2025-12-31", policy })] };
    const scotland = { country: "GB", subdivision: "SCT" };
    expect(find("2026-01-01T00:00:00Z", facts).next).toBe("2026-01-02T09:00:00.000Z");
    expect(find("2026-01-01T00:00:00Z", { ...facts, place: scotland }).next).toBe(
      "2026-01-05T09:00:00.000Z",
    );
  });
});

describe("the send hour is the recipient's", () => {
  test.each([
    ["Asia/Tokyo", "2026-11-02T00:00:00.000Z"],
    ["America/Los_Angeles", "2026-11-02T17:00:00.000Z"],
    ["Europe/Berlin", "2026-11-02T08:00:00.000Z"],
    ["Asia/Kathmandu", "2026-11-02T03:15:00.000Z"],
    ["Pacific/Kiritimati", "2026-11-01T19:00:00.000Z"],
  ])("nine in %s is %s", (zone, moment) => {
    const records = [buildRecord("gentle")];
    expect(find("2026-10-30T00:00:00Z", { zone, records }).next).toBe(moment);
  });

  test.each([
    [
      "in the spring gap, the first instant after it",
      "2026-03-29",
      "01:30",
      "2026-03-29T01:00:00.000Z",
    ],
    ["in the autumn fold, the first of the two", "2026-10-25", "01:30", "2026-10-25T00:30:00.000Z"],
    ["the day before spring, in winter time", "2026-03-28", "01:30", "2026-03-28T01:30:00.000Z"],
    ["the day after spring, in summer time", "2026-03-30", "01:30", "2026-03-30T00:30:00.000Z"],
  ])("%s", (_, dueOn, sendAt, moment) => {
    const policy = { stages: [buildStage("due", 0, { sendAt })], minimumAmounts: {} };
    const facts = { invoices: [buildInvoice({ dueOn, policy })] };
    expect(find("2026-01-01T00:00:00Z", facts).next).toBe(moment);
    expect(find(moment, facts).due).toBe("A due");
  });
});

describe("several invoices in one case", () => {
  const both = [buildInvoice(), buildInvoice({ id: "B", dueOn: "2026-11-12" })];

  test("the oldest that still has stages ahead leads", () => {
    expect(find("2026-11-17T09:00:00Z", { invoices: both }).due).toBe("A escalation");
    const records = [buildRecord("escalation")];
    expect(find("2026-11-17T10:00:00Z", { invoices: both, records }).due).toBe("B due");
  });

  test("when the oldest is paid, the next leads with what it has not had, and skips what it has", () => {
    const records = [
      buildRecord("firm"),
      buildRecord("gentle", { invoiceId: "B", status: "covered" }),
      buildRecord("escalation"),
      buildRecord("due", { invoiceId: "B", status: "covered" }),
    ];
    const invoices = both.slice(1);
    expect(find("2026-11-18T00:00:00Z", { invoices, records })).toEqual({
      due: null,
      next: "2026-11-19T09:00:00.000Z",
    });
    expect(find("2026-11-20T00:00:00Z", { invoices, records }).due).toBe("B firm");
  });

  test("each invoice climbs the ladder of its own policy", () => {
    const policy = { stages: [buildStage("late", 40)], minimumAmounts: {} };
    const invoices = [buildInvoice({ policy }), buildInvoice({ id: "B", dueOn: "2026-11-03" })];
    expect(find("2026-11-11T00:00:00Z", { invoices })).toEqual({
      due: null,
      next: "2026-12-12T09:00:00.000Z",
    });
  });
});

describe("a policy that changes in mid ladder", () => {
  const moved = (stages: Stage[]) => ({
    invoices: [buildInvoice({ policy: { stages, minimumAmounts: {} } })],
  });

  test("a stage that keeps its key is not repeated when its day moves later", () => {
    const stages = [buildStage("firm", 20), buildStage("final", 30)];
    const facts = { ...moved(stages), records: [buildRecord("firm")] };
    expect(find("2026-11-25T00:00:00Z", facts)).toEqual({
      due: null,
      next: "2026-12-02T09:00:00.000Z",
    });
  });

  test("after stages that the new policy does not know, what was due by then counts as said", () => {
    const stages = [buildStage("one", 3), buildStage("two", 8), buildStage("three", 12)];
    const records = [buildRecord("firm", { decidedAt: new Date("2026-11-09T09:00:00Z") })];
    const facts = { ...moved(stages), records };
    expect(find("2026-11-09T12:00:00Z", facts)).toEqual({
      due: null,
      next: "2026-11-10T09:00:00.000Z",
    });
    expect(find("2026-11-30T00:00:00Z", facts).due).toBe("A three");
  });
});
