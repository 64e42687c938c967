import { parseId } from "@dunlin/contract/ids.ts";
import type { Invoice } from "@dunlin/contract/ledger.ts";
import type { Context } from "#server/context.ts";
import { loadInvoice } from "#server/domain/invoices/invoice.ts";

/** One invoice with what is still owed on it. */
export async function getInvoice(ctx: Context, input: { id: string }): Promise<Invoice> {
  return await loadInvoice(ctx, parseId(input.id));
}
