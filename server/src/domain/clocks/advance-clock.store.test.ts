import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { createCustomer } from "#server/domain/customers/create-customer.ts";
import { addDays } from "#server/domain/calendars/civil-days.ts";
import { createInvoice } from "#server/domain/invoices/create-invoice.ts";
import { LADDERS } from "#server/domain/policies/ladders.ts";
import { issueAllDue } from "#server/domain/reminders/issue-all-due.ts";
import { act } from "#test/act.ts";
import { expectNobodyToldTwice } from "#test/check-books.ts";
import { BEGIN } from "#test/random-book.ts";
import { useTestWorld, type TestOrganization } from "#test/test-world.ts";

const world = useTestWorld();
const DAY_MS = 86_400_000;
const DAYS = 59;
const ZONES = [
  "Europe/London",
  "Asia/Tokyo",
  "America/Los_Angeles",
  "Europe/Berlin",
  "Asia/Kathmandu",
  "Australia/Sydney",
];
const ORDER = LADDERS.courteous.map((stage) => stage.key);

/** Sixty customers in six zones, one invoice each, due from nine weeks ago to seven weeks ahead. */
async function openBook(): Promise<TestOrganization> {
  const ctx = await world.found({ sandbox: true, clock: BEGIN.toISOString() });
  await ctx.transact(async (inside) => {
    for (let number = 0; number < 60; number += 1) {
      const point = {
        channel: "email" as const,
        address: `d${number}@example.com`,
        consent: "unknown" as const,
      };
      const customer = await createCustomer(inside, {
        name: `Debtor ${number}`,
        kind: "company",
        country: null,
        subdivision: null,
        timeZone: ZONES[number % ZONES.length]!,
        language: null,
        groupId: null,
        policyId: null,
        contacts: [{ name: null, points: [point] }],
      });
      await createInvoice(inside, {
        customerId: customer.id,
        number: `INV-${number}`,
        issuedOn: "2026-08-01",
        dueOn: addDays("2026-11-02", ((number * 37) % 112) - 63),
        amount: { amount: 10_000 + number, currency: "GBP" },
        policyId: null,
      });
    }
  });
  await act(ctx).goLive();
  return ctx;
}

/** What the ladder says of every invoice: its stages in order, and what became of each. */
async function ledgerOf(
  ctx: TestOrganization,
): Promise<Map<string, [stage: string, status: string][]>> {
  const { rows } = await ctx.transact((inside) =>
    sql<{ number: string; stage: string; status: string }>`
      select i.number, r.stage, r.status from reminders r
        join invoices i on i.organization_id = r.organization_id and i.id = r.invoice_id
       where r.organization_id = ${inside.organizationId}`.execute(inside.db),
  );
  const grouped = Map.groupBy(
    rows.toSorted((left, right) => ORDER.indexOf(left.stage) - ORDER.indexOf(right.stage)),
    (row) => row.number,
  );
  return new Map(
    [...grouped].map(([number, all]) => [number, all.map((row) => [row.stage, row.status])]),
  );
}

describe("moving a sandbox's clock", () => {
  test("59 days one by one and in one jump reach the same stages; the jump sends each case only its highest", async () => {
    const slow = await openBook();
    for (let day = 0; day <= DAYS; day += 1) {
      await act(slow).advance(new Date(BEGIN.getTime() + day * DAY_MS));
    }
    const fast = await openBook();
    await act(fast).advance(new Date(BEGIN.getTime() + DAYS * DAY_MS));
    const [everyDay, atOnce] = [await ledgerOf(slow), await ledgerOf(fast)];
    const stages = (ledger: typeof everyDay) =>
      [...ledger].map(([number, all]) => [number, ...all.map(([stage]) => stage)].join(" ")).sort();
    expect(stages(atOnce)).toEqual(stages(everyDay));
    expect(atOnce.size).toBeGreaterThan(50);
    for (const [number, all] of atOnce) {
      expect(
        all.map(([, status]) => status),
        number,
      ).toEqual(all.map((_, index) => (index === all.length - 1 ? "issued" : "passed")));
    }
    const issued = [...everyDay.values()].flat().filter(([, status]) => status === "issued").length;
    expect((await act(slow).messages()).length).toBe(issued);
    expect((await act(fast).messages()).length).toBe(atOnce.size);
    await expectNobodyToldTwice(slow);
    await expectNobodyToldTwice(fast);
  });

  test("goes forward only, and not at all where time is real", async () => {
    const ctx = await world.found({ sandbox: true, clock: BEGIN.toISOString() });
    await expect(act(ctx).advance(new Date(BEGIN.getTime() - 1))).rejects.toThrow(
      "only moves forward",
    );
    const live = await world.found();
    await expect(act(live).advance("2027-01-01T00:00:00Z")).rejects.toThrow(
      "Real time cannot be moved",
    );
  });

  test("says how much was sent, and sends it to the built-in outbox alone", async () => {
    const ctx = await world.found({ sandbox: true, clock: BEGIN.toISOString() });
    await act(ctx).invoice(await act(ctx).customer("Alpha"), { dueOn: "2026-11-04" });
    await act(ctx).goLive();
    const moved = await act(ctx).advance("2026-11-04T12:00:00Z");
    expect(moved).toMatchObject({
      from: BEGIN.toISOString(),
      now: "2026-11-04T12:00:00.000Z",
      sent: 1,
    });
    expect(world.outbox.sent).toHaveLength(1);
    expect(world.email.sent).toEqual([]);
  });

  test("while paused sends nothing", async () => {
    const ctx = await world.found({ sandbox: true, clock: BEGIN.toISOString() });
    await act(ctx).invoice(await act(ctx).customer("Alpha"), { dueOn: "2026-11-04" });
    expect(await act(ctx).advance("2026-12-04T12:00:00Z")).toMatchObject({ sent: 0 });
    expect(world.outbox.sent).toEqual([]);
  });
});

test.each([1, 60, 24 * 60])("looking every %i minutes sends the same messages", async (minutes) => {
  const start = Date.parse("2026-11-04T09:00:00Z");
  world.time.now = new Date(start);
  const ctx = await world.found();
  await act(ctx).invoice(await act(ctx).customer("Alpha"), { dueOn: "2026-11-04" });
  await act(ctx).goLive();
  for (let looks = 0; looks < 100; looks += 1) {
    const passed = looks * minutes * 60_000;
    if (passed > 3 * DAY_MS) break;
    world.time.now = new Date(start + passed);
    await issueAllDue(ctx);
    await world.work();
  }
  expect(await act(ctx).messages()).toMatchObject([{ stage: "due", status: "accepted" }]);
  expect(world.email.sent).toHaveLength(1);
});
