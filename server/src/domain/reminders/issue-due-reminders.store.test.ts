import { describe, expect, test } from "vitest";
import { createCustomer } from "#server/domain/customers/create-customer.ts";
import { createInvoice } from "#server/domain/invoices/create-invoice.ts";
import { goLive } from "#server/domain/organizations/go-live.ts";
import { recordPayment } from "#server/domain/payments/record-payment.ts";
import { planReminders } from "#server/domain/reminders/plan-reminders.ts";
import { listCaseEvents } from "#server/domain/events/list-case-events.ts";
import { useTestWorld, type TestOrganization } from "#test/test-world.ts";

const world = useTestWorld();

async function addDebtor(ctx: TestOrganization, name: string, dueOn: string, amount = 50_000) {
  return await ctx.transact(async (inside) => {
    const customer = await createCustomer(inside, {
      name,
      kind: "company",
      country: "GB",
      subdivision: "ENG",
      timeZone: null,
      language: null,
      groupId: null,
      policyId: null,
      contacts: [
        {
          name: "Pat",
          points: [{ channel: "email", address: `${name}@example.com`, consent: "unknown" }],
        },
      ],
    });
    const invoice = await createInvoice(inside, {
      customerId: customer.id,
      number: `INV-${name}`,
      issuedOn: "2026-09-01",
      dueOn,
      amount: { amount, currency: "GBP" },
      policyId: null,
    });
    return { customer, invoice };
  });
}

const plan = (ctx: TestOrganization) =>
  ctx.transact((inside) => planReminders(inside, { assumeLive: false, limit: 1000 }));

describe("one pass over what is due", () => {
  test("a live organization sends the highest due stage once, and the history says why", async () => {
    const ctx = await world.found();
    const { invoice } = await addDebtor(ctx, "alpha", "2026-10-20");
    await world.work();
    expect(world.email.sent).toEqual([]);
    await ctx.transact((inside) => goLive(inside, { approveFirst: 0, rampPerDay: null }));
    const planned = await plan(ctx);
    expect(planned.data).toMatchObject([
      { outcome: "send", stage: "firm", recipient: "alpha@example.com" },
    ]);
    await world.work();
    await world.work();
    expect(world.email.sent).toMatchObject([
      { to: { address: "alpha@example.com" }, subject: planned.data[0]!.message!.subject },
    ]);
    const history = await ctx.transact((inside) =>
      listCaseEvents(inside, { id: invoice.recoveryCaseId, limit: 100 }),
    );
    expect(history.data.map((event) => event.type)).toEqual([
      "case.opened",
      "invoice.created",
      "reminder.passed",
      "reminder.passed",
      "reminder.issued",
      "notification.accepted",
    ]);
  });

  test("a payment that is committed before the release leaves nothing to send", async () => {
    const ctx = await world.found();
    const { customer } = await addDebtor(ctx, "beta", "2026-10-20");
    await ctx.transact((inside) => goLive(inside, { approveFirst: 0, rampPerDay: null }));
    await ctx.transact((inside) =>
      recordPayment(inside, {
        customerId: customer.id,
        amount: { amount: 50_000, currency: "GBP" },
        receivedOn: "2026-11-02",
      }),
    );
    await world.work();
    expect(world.email.sent).toEqual([]);
  });
});
