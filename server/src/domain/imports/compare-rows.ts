import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import {
  type Comparison,
  compareRow,
  type KnownInvoice,
} from "#server/domain/imports/compare-row.ts";
import type { ImportRow } from "#server/domain/imports/reading/import-row.ts";
import type { Layout } from "#server/domain/imports/reading/layout.ts";

/** Tells what each line means for the ledger as it stands, in one query; with `lock` the invoices stay as they are. */
export async function compareRows(
  ctx: Context,
  input: { rows: readonly ImportRow[]; layout: Layout; lock: boolean },
): Promise<Comparison[]> {
  if (input.rows.length === 0) return [];
  const { rows: known } = await sql<KnownInvoice>`
    select i.id, i.number, i.customer_id as "customerId", c.name as "customerName",
           c.name_key as "customerKey", i.currency, i.amount_minor as "amountMinor",
           i.paid_minor as "paidMinor", i.credited_minor as "creditedMinor", i.status,
           i.due_on as "dueOn"
      from invoices i
      join customers c on c.organization_id = i.organization_id and c.id = i.customer_id
     where i.organization_id = ${ctx.organizationId}
       and i.number = any(${input.rows.map((row) => row.invoiceNumber)}::text[])
     ${input.lock ? sql`order by i.id for update of i` : sql``}`.execute(ctx.db);
  const byNumber = new Map(known.map((invoice) => [invoice.number, invoice]));
  return input.rows.map((row) => compareRow(row, byNumber.get(row.invoiceNumber), input.layout));
}
