import type { InputOf } from "@dunlin/contract/endpoint.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import type { CreditNote, issueCreditNote as promise } from "@dunlin/contract/ledger.ts";
import type { Context } from "#server/context.ts";
import { toCreditNotes } from "#server/domain/credit-notes/credit-note.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { applyToCustomer } from "#server/domain/invoices/apply-to-customer.ts";
import type { Settlement } from "#server/domain/invoices/settle-invoices.ts";
import { Refusal } from "#server/refusal.ts";

/** Reduces what is owed; a number that is there already is refused and changes nothing. */
export async function issueCreditNote(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<CreditNote> {
  const id = ctx.newId();
  const customerId = parseId(input.customerId);
  const amountMinor = BigInt(input.amount.amount);
  const { settlements, leftMinor } = await applyToCustomer(ctx, {
    by: "credit-note",
    sourceId: id,
    customerId,
    invoiceId: input.invoiceId,
    amountMinor,
    currency: input.amount.currency,
  });
  const row = await ctx.db
    .insertInto("credit_notes")
    .values({
      organization_id: ctx.organizationId,
      id,
      customer_id: customerId,
      number: input.number,
      currency: input.amount.currency,
      amount_minor: amountMinor,
      unapplied_minor: leftMinor,
      issued_on: input.issuedOn,
      reason: input.reason ?? null,
      created_at: ctx.now(),
    })
    .onConflict((conflict) => conflict.columns(["organization_id", "number"]).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!row) {
    throw new Refusal(
      "already_exists",
      `There is a credit note numbered ${input.number} already.`,
      {
        errors: [{ pointer: "/number", detail: "is the number of another credit note" }],
      },
    );
  }
  await allocate(ctx, id, settlements);
  await recordEvents(ctx, [
    {
      type: "credit-note.issued",
      customerId,
      subjectId: id,
      data: { number: input.number, amount: input.amount },
    },
  ]);
  return (await toCreditNotes(ctx, [row]))[0]!;
}

async function allocate(
  ctx: Context,
  creditNoteId: string,
  settlements: readonly Settlement[],
): Promise<void> {
  if (settlements.length === 0) return;
  await ctx.db
    .insertInto("credit_note_allocations")
    .values(
      settlements.map((settlement) => ({
        organization_id: ctx.organizationId,
        credit_note_id: creditNoteId,
        invoice_id: settlement.invoiceId,
        amount_minor: settlement.amountMinor,
        created_at: ctx.now(),
      })),
    )
    .execute();
}
