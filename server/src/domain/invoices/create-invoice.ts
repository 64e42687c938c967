import type { InputOf } from "@dunlin/contract/endpoint.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import type { createInvoice as promise, Invoice } from "@dunlin/contract/ledger.ts";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { loadInvoice } from "#server/domain/invoices/invoice.ts";
import { joinCase } from "#server/domain/recovery-cases/join-case.ts";
import { wakeCases } from "#server/domain/recovery-cases/wake-cases.ts";
import { Refusal } from "#server/refusal.ts";

/** Adds an invoice to the customer's case in its currency; a number that is there already is refused. */
export async function createInvoice(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<Invoice> {
  const customerId = parseId(input.customerId);
  const policyId = input.policyId && parseId(input.policyId);
  await assertExists(ctx, "customers", { customerId });
  if (policyId) await assertExists(ctx, "policies", { policyId });
  const recoveryCaseId = await joinCase(ctx, { customerId, currency: input.amount.currency });
  const id = ctx.newId();
  const added = await ctx.db
    .insertInto("invoices")
    .values({
      organization_id: ctx.organizationId,
      id,
      customer_id: customerId,
      recovery_case_id: recoveryCaseId,
      number: input.number,
      currency: input.amount.currency,
      issued_on: input.issuedOn,
      due_on: input.dueOn,
      amount_minor: BigInt(input.amount.amount),
      policy_id: policyId,
      created_at: ctx.now(),
      updated_at: ctx.now(),
    })
    .onConflict((conflict) => conflict.columns(["organization_id", "number"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!added) {
    throw new Refusal("already_exists", `There is an invoice numbered ${input.number} already.`, {
      errors: [{ pointer: "/number", detail: "is the number of another invoice" }],
    });
  }
  await recordEvents(ctx, [
    {
      type: "invoice.created",
      recoveryCaseId,
      customerId,
      subjectId: id,
      data: { number: input.number, amount: input.amount, dueOn: input.dueOn },
    },
  ]);
  await wakeCases(ctx, [recoveryCaseId]);
  return await loadInvoice(ctx, id);
}

async function assertExists(
  ctx: Context,
  table: "customers" | "policies",
  named: Readonly<Record<string, string>>,
): Promise<void> {
  const [[field, id]] = Object.entries(named) as [[string, string]];
  const found = await ctx.db.selectFrom(table).select("id").where("id", "=", id).executeTakeFirst();
  if (found) return;
  throw new Refusal("not_found", `${field} names nothing that exists here.`, {
    errors: [{ pointer: `/${field}`, detail: "names nothing that exists here" }],
  });
}
