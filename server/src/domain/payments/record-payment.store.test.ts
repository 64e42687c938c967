import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { getInvoice } from "#server/domain/invoices/get-invoice.ts";
import { voidInvoice } from "#server/domain/invoices/void-invoice.ts";
import { createPolicy } from "#server/domain/policies/create-policy.ts";
import { getRecoveryCase } from "#server/domain/recovery-cases/get-recovery-case.ts";
import { act } from "#test/act.ts";
import { buildStage } from "#test/build-facts.ts";
import { expectMoneyKept } from "#test/check-books.ts";
import { useTestWorld } from "#test/test-world.ts";

const world = useTestWorld();

async function open(...amounts: number[]) {
  const ctx = await world.found();
  const acts = act(ctx);
  const customer = await acts.customer("Alpha");
  const invoices: Awaited<ReturnType<typeof acts.invoice>>[] = [];
  for (const [index, amount] of amounts.entries()) {
    invoices.push(
      await acts.invoice(customer, { dueOn: `2026-1${index}-10`, amount, number: `N-${index}` }),
    );
  }
  const owed = async () => {
    const now = [];
    for (const { id } of invoices) now.push(await acts.do(getInvoice, { id }));
    return now.map((invoice) => [invoice.outstanding.amount, invoice.status]);
  };
  return { ctx, acts, customer, invoices, owed };
}

describe("booking a payment", () => {
  test("goes to the oldest invoice first, and says where it went", async () => {
    const { acts, customer, invoices, owed } = await open(10_000, 20_000, 30_000);
    const payment = await acts.pay(customer, 15_000);
    expect(payment.allocations.map((each) => [each.invoiceId, each.amount.amount])).toEqual([
      [invoices[0]!.id, 10_000],
      [invoices[1]!.id, 5_000],
    ]);
    expect(await owed()).toEqual([
      [0, "paid"],
      [15_000, "partially_paid"],
      [30_000, "open"],
    ]);
  });

  test("the payer's own reference wins, and what it does not take stays as cash on account", async () => {
    const { acts, customer, invoices, owed } = await open(10_000, 20_000);
    const payment = await acts.pay(customer, 25_000, { invoiceId: invoices[1]!.id });
    expect(payment.unapplied.amount).toBe(5_000);
    expect(await owed()).toEqual([
      [10_000, "open"],
      [0, "paid"],
    ]);
  });

  test("money in another currency waits, unapplied; on a named invoice it is refused", async () => {
    const { acts, customer, invoices, owed } = await open(10_000);
    expect((await acts.pay(customer, 10_000, { currency: "EUR" })).unapplied.amount).toBe(10_000);
    expect(await owed()).toEqual([[10_000, "open"]]);
    await expect(
      acts.pay(customer, 1, { currency: "EUR", invoiceId: invoices[0]!.id }),
    ).rejects.toMatchObject({ code: "currency_mismatch" });
  });

  test("the last penny closes the case, and a new invoice opens another", async () => {
    const { acts, customer, invoices } = await open(10_000);
    const caseId = invoices[0]!.recoveryCaseId;
    await acts.pay(customer, 9_999);
    expect(await acts.do(getRecoveryCase, { id: caseId })).toMatchObject({ status: "open" });
    await acts.pay(customer, 1);
    expect(await acts.do(getRecoveryCase, { id: caseId })).toMatchObject({
      status: "closed",
      openInvoices: 0,
    });
    const next = await acts.invoice(customer, { dueOn: "2026-12-10" });
    expect(next.recoveryCaseId).not.toBe(caseId);
  });

  test("an invoice that was voided takes nothing", async () => {
    const { acts, customer, invoices, owed } = await open(10_000, 20_000);
    await acts.do(voidInvoice, { id: invoices[0]!.id });
    await expect(acts.pay(customer, 1, { invoiceId: invoices[0]!.id })).rejects.toMatchObject({
      code: "not_possible_now",
    });
    await acts.pay(customer, 500);
    expect(await owed()).toEqual([
      [0, "void"],
      [19_500, "partially_paid"],
    ]);
  });

  test("of the invoice that led lets the next one lead at once", async () => {
    const { acts, customer } = await open();
    const stages = [buildStage("late", 60)];
    const patient = await acts.do(createPolicy, {
      name: "Patient",
      stages,
      minimumAmounts: {},
      isDefault: false,
    });
    const { id } = await acts.invoice(customer, { dueOn: "2026-10-20", policyId: patient.id });
    await acts.invoice(customer, { dueOn: "2026-10-26", amount: 7_000 });
    await acts.goLive();
    await world.work();
    expect(world.email.sent).toEqual([]);
    await acts.pay(customer, 50_000, { invoiceId: id });
    await world.work();
    expect(world.email.sent).toHaveLength(1);
    expect(world.email.sent[0]!.text).toContain("£70.00");
  });

  test("no money is lost or made, whatever is paid and credited", async () => {
    const moves = fc.array(
      fc.record({
        isCredit: fc.boolean(),
        amount: fc.integer({ min: 1, max: 60_000 }),
        named: fc.option(fc.nat({ max: 2 }), { nil: null }),
      }),
      { minLength: 1, maxLength: 8 },
    );
    const property = fc.asyncProperty(moves, async (given) => {
      const { ctx, acts, customer, invoices } = await open(10_000, 20_000, 30_000);
      for (const [index, { isCredit, amount, named }] of given.entries()) {
        if (isCredit) await acts.credit(customer, amount, `CN-${index}`);
        else
          await acts.pay(
            customer,
            amount,
            named === null ? {} : { invoiceId: invoices[named]!.id },
          );
      }
      await expectMoneyKept(ctx);
    });
    await fc.assert(property, { numRuns: 10 });
  });

  test("a credit note whose number is taken changes nothing", async () => {
    const { acts, customer, owed } = await open(10_000);
    await acts.credit(customer, 1_000, "CN-1");
    await expect(acts.credit(customer, 1_000, "CN-1")).rejects.toMatchObject({
      code: "already_exists",
    });
    expect(await owed()).toEqual([[9_000, "partially_paid"]]);
  });
});
