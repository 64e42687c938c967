import type { Invoice } from "@dunlin/contract/ledger.ts";
import type { Context } from "#server/context.ts";
import { endInvoice } from "#server/domain/invoices/end-invoice.ts";

/** Takes back an invoice that was never owed. */
export async function voidInvoice(ctx: Context, input: { id: string }): Promise<Invoice> {
  return await endInvoice(ctx, { id: input.id, as: "void" });
}
