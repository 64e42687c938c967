import type { InputOf } from "@dunlin/contract/endpoint.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import type { Invoice, listInvoices as promise } from "@dunlin/contract/ledger.ts";
import type { Page } from "@dunlin/contract/page.ts";
import type { Context } from "#server/context.ts";
import { findToday, toInvoice } from "#server/domain/invoices/invoice.ts";
import { readPage } from "#server/platform/database/read-page.ts";

/** Lists invoices, newest first. */
export async function listInvoices(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<Page<Invoice>> {
  let query = ctx.db.selectFrom("invoices").selectAll();
  if (input.customerId) query = query.where("customer_id", "=", parseId(input.customerId));
  if (input.recoveryCaseId) {
    query = query.where("recovery_case_id", "=", parseId(input.recoveryCaseId));
  }
  if (input.status) query = query.where("status", "=", input.status);
  if (input.number !== undefined) query = query.where("number", "=", input.number);
  const page = await readPage(query, input, { table: "invoices" });
  const today = await findToday(ctx);
  return { data: page.data.map((row) => toInvoice(row, today)), hasMore: page.hasMore };
}
