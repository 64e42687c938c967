import { formatId } from "@dunlin/contract/ids.ts";
import type { Payment } from "@dunlin/contract/ledger.ts";
import { toMoney } from "@dunlin/contract/money.ts";
import type { Selectable } from "kysely";
import type { Context } from "#server/context.ts";
import type { Payments } from "#server/platform/database/schema.ts";

/** Payments as the contract shows them, with where their money went. */
export async function toPayments(
  ctx: Context,
  rows: readonly Selectable<Payments>[],
): Promise<Payment[]> {
  if (rows.length === 0) return [];
  const allocations = await ctx.db
    .selectFrom("payment_allocations")
    .selectAll()
    .where(
      "payment_id",
      "in",
      rows.map((row) => row.id),
    )
    .orderBy("invoice_id")
    .execute();
  const allocationsOf = Map.groupBy(allocations, (allocation) => allocation.payment_id);
  return rows.map((row) => ({
    id: formatId("payment", row.id),
    customerId: formatId("customer", row.customer_id),
    amount: toMoney(row.amount_minor, row.currency),
    unapplied: toMoney(row.unapplied_minor, row.currency),
    receivedOn: row.received_on,
    reference: row.reference,
    allocations: (allocationsOf.get(row.id) ?? []).map((allocation) => ({
      invoiceId: formatId("invoice", allocation.invoice_id),
      amount: toMoney(allocation.amount_minor, row.currency),
    })),
    createdAt: row.created_at.toISOString(),
  }));
}
