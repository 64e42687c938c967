import { formatId } from "@dunlin/contract/ids.ts";
import type { CreditNote } from "@dunlin/contract/ledger.ts";
import { toMoney } from "@dunlin/contract/money.ts";
import type { Selectable } from "kysely";
import type { Context } from "#server/context.ts";
import type { CreditNotes } from "#server/platform/database/schema.ts";

/** CreditNotes as the contract shows them, with where their money went. */
export async function toCreditNotes(
  ctx: Context,
  rows: readonly Selectable<CreditNotes>[],
): Promise<CreditNote[]> {
  if (rows.length === 0) return [];
  const allocations = await ctx.db
    .selectFrom("credit_note_allocations")
    .selectAll()
    .where(
      "credit_note_id",
      "in",
      rows.map((row) => row.id),
    )
    .orderBy("invoice_id")
    .execute();
  const allocationsOf = Map.groupBy(allocations, (allocation) => allocation.credit_note_id);
  return rows.map((row) => ({
    id: formatId("creditNote", row.id),
    customerId: formatId("customer", row.customer_id),
    number: row.number,
    amount: toMoney(row.amount_minor, row.currency),
    unapplied: toMoney(row.unapplied_minor, row.currency),
    issuedOn: row.issued_on,
    reason: row.reason,
    allocations: (allocationsOf.get(row.id) ?? []).map((allocation) => ({
      invoiceId: formatId("invoice", allocation.invoice_id),
      amount: toMoney(allocation.amount_minor, row.currency),
    })),
    createdAt: row.created_at.toISOString(),
  }));
}
