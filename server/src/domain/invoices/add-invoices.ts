import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";

export type AddedInvoice = {
  customerId: string;
  recoveryCaseId: string;
  number: string;
  currency: string;
  issuedOn: string;
  dueOn: string;
  amountMinor: bigint;
  /** What was paid before it came here; the caller books it. */
  paidMinor: bigint;
};

/** Adds many invoices to cases in one statement and answers their ids by number; a number that is there already is left out. */
export async function addInvoices(
  ctx: Context,
  invoices: readonly AddedInvoice[],
): Promise<Map<string, string>> {
  if (invoices.length === 0) return new Map();
  const { rows } = await sql<{ id: string; number: string }>`
    insert into invoices
      (organization_id, created_at, updated_at, id, customer_id, recovery_case_id, number, currency,
       issued_on, due_on, amount_minor, paid_minor, status)
    select ${ctx.organizationId}::uuid, ${ctx.now()}::timestamptz, ${ctx.now()}::timestamptz, given.*,
           case given.paid_minor when given.amount_minor then 'paid' when 0 then 'open'
             else 'partially_paid' end
      from unnest(
        ${invoices.map(() => ctx.newId())}::uuid[],
        ${invoices.map((each) => each.customerId)}::uuid[],
        ${invoices.map((each) => each.recoveryCaseId)}::uuid[],
        ${invoices.map((each) => each.number)}::text[],
        ${invoices.map((each) => each.currency)}::text[],
        ${invoices.map((each) => each.issuedOn)}::date[],
        ${invoices.map((each) => each.dueOn)}::date[],
        ${invoices.map((each) => each.amountMinor.toString())}::bigint[],
        ${invoices.map((each) => each.paidMinor.toString())}::bigint[]
      ) as given (id, customer_id, recovery_case_id, number, currency, issued_on, due_on,
        amount_minor, paid_minor)
    on conflict (organization_id, number) do nothing
    returning id, number`.execute(ctx.db);
  const ids = new Map(rows.map((row) => [row.number, row.id]));
  await recordEvents(
    ctx,
    invoices
      .filter((each) => ids.has(each.number))
      .map((each) => ({
        type: "invoice.created",
        recoveryCaseId: each.recoveryCaseId,
        customerId: each.customerId,
        subjectId: ids.get(each.number)!,
        data: {
          number: each.number,
          amount: { amount: Number(each.amountMinor), currency: each.currency },
          dueOn: each.dueOn,
        },
      })),
  );
  return ids;
}
