import type { Invoice } from "@dunlin/contract/ledger.ts";
import type { Context } from "#server/context.ts";
import { endInvoice } from "#server/domain/invoices/end-invoice.ts";

/** Gives up what is still owed on an invoice. */
export async function writeOffInvoice(ctx: Context, input: { id: string }): Promise<Invoice> {
  return await endInvoice(ctx, { id: input.id, as: "written_off" });
}
