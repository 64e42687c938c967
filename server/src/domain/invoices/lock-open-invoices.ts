import { parseId } from "@dunlin/contract/ids.ts";
import type { Context } from "#server/context.ts";
import { Refusal } from "#server/refusal.ts";

export type OpenInvoice = { id: string; dueOn: string; number: string; outstandingMinor: bigint };
type Input = { customerId: string; invoiceId?: string | undefined; currency: string };

/** Locks the invoices that money or credit may go to: the one named, or all open ones of the currency. */
export async function lockOpenInvoices(ctx: Context, input: Input): Promise<OpenInvoice[]> {
  const customer = await ctx.db
    .selectFrom("customers")
    .select("id")
    .where("id", "=", input.customerId)
    .executeTakeFirst();
  if (!customer) throw missing("customerId");
  if (input.invoiceId !== undefined) return [await lockNamed(ctx, input, parseId(input.invoiceId))];
  const rows = await ctx.db
    .selectFrom("invoices")
    .select(["id", "due_on", "number", "outstanding_minor"])
    .where("customer_id", "=", input.customerId)
    .where("currency", "=", input.currency)
    .where("status", "in", ["open", "partially_paid"])
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.map(toOpenInvoice);
}

async function lockNamed(ctx: Context, input: Input, id: string): Promise<OpenInvoice> {
  const row = await ctx.db
    .selectFrom("invoices")
    .select(["id", "due_on", "number", "outstanding_minor", "currency", "status", "customer_id"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row || row.customer_id !== input.customerId) throw missing("invoiceId");
  if (row.currency !== input.currency) {
    throw new Refusal("currency_mismatch", `Invoice ${row.number} is in ${row.currency}.`, {
      errors: [
        { pointer: "/amount/currency", detail: `must be ${row.currency}, as on the invoice` },
      ],
    });
  }
  if (row.status === "void" || row.status === "written_off") {
    throw new Refusal(
      "not_possible_now",
      `Invoice ${row.number} is ${row.status.replace("_", " ")}.`,
    );
  }
  return toOpenInvoice(row);
}

function toOpenInvoice(row: {
  id: string;
  due_on: string;
  number: string;
  outstanding_minor: bigint;
}): OpenInvoice {
  return {
    id: row.id,
    dueOn: row.due_on,
    number: row.number,
    outstandingMinor: row.outstanding_minor,
  };
}

function missing(field: string): Refusal {
  return new Refusal("not_found", `${field} names nothing that exists here.`, {
    errors: [{ pointer: `/${field}`, detail: "names nothing that exists here" }],
  });
}
