import type { Context } from "#server/context.ts";
import { applyDemoDeed, type DemoIds } from "#server/domain/demo/apply-demo-deed.ts";
import type { DemoDay } from "#server/domain/demo/draft-demo-book.ts";
import { createInvoice } from "#server/domain/invoices/create-invoice.ts";

/** Keeps the books of one day: invoices first, then what happened to them. */
export async function applyDemoDay(
  ctx: Context,
  input: { day: DemoDay; ids: DemoIds },
): Promise<void> {
  const { day, ids } = input;
  for (const { key, customer, number, issuedOn, dueOn, amount } of day.invoices) {
    const customerId = ids.customers.get(customer)!.id;
    const given = { customerId, number, issuedOn, dueOn, amount, policyId: null };
    const invoice = await createInvoice(ctx, given);
    ids.invoices.set(key, invoice.id);
  }
  for (const deed of day.deeds) await applyDemoDeed(ctx, { deed, ids });
}
