import { formatId } from "@dunlin/contract/ids.ts";
import type { Invoice } from "@dunlin/contract/ledger.ts";
import { toMoney } from "@dunlin/contract/money.ts";
import type { Selectable } from "kysely";
import type { Context } from "#server/context.ts";
import { dayIn } from "#server/domain/calendars/zones.ts";
import type { Invoices } from "#server/platform/database/schema.ts";
import { Refusal } from "#server/refusal.ts";

/** The organization's own day, by which its reports call an invoice overdue. */
export async function findToday(ctx: Context): Promise<string> {
  const row = await ctx.db
    .selectFrom("organizations")
    .select("time_zone")
    .where("id", "=", ctx.organizationId)
    .executeTakeFirstOrThrow();
  return dayIn(row.time_zone, ctx.now());
}

/** An invoice as the contract shows it on a day. */
export function toInvoice(row: Selectable<Invoices>, today: string): Invoice {
  const isOpen = row.status === "open" || row.status === "partially_paid";
  return {
    id: formatId("invoice", row.id),
    customerId: formatId("customer", row.customer_id),
    recoveryCaseId: formatId("recoveryCase", row.recovery_case_id),
    number: row.number,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    amount: toMoney(row.amount_minor, row.currency),
    paid: toMoney(row.paid_minor, row.currency),
    credited: toMoney(row.credited_minor, row.currency),
    outstanding: toMoney(isOpen ? row.outstanding_minor : 0n, row.currency),
    status: row.status,
    isOverdue: isOpen && row.due_on < today,
    policyId: row.policy_id && formatId("policy", row.policy_id),
    createdAt: row.created_at.toISOString(),
  };
}

/** One invoice by its stored id, or a refusal. */
export async function loadInvoice(ctx: Context, id: string): Promise<Invoice> {
  const row = await ctx.db
    .selectFrom("invoices")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw new Refusal("not_found", "There is no such invoice.");
  return toInvoice(row, await findToday(ctx));
}
