import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";

export type NewDueDate = { invoiceId: string; dueOn: string; before: string };
type Row = { id: string; recovery_case_id: string; customer_id: string };

/** Moves the due dates of many invoices; one that would be due before its issue was issued that day. */
export async function rescheduleInvoices(
  ctx: Context,
  changes: readonly NewDueDate[],
): Promise<void> {
  if (changes.length === 0) return;
  const { rows } = await sql<Row>`
    update invoices
       set due_on = given.due_on, issued_on = least(issued_on, given.due_on), updated_at = ${ctx.now()}
      from unnest(
        ${changes.map((change) => change.invoiceId)}::uuid[],
        ${changes.map((change) => change.dueOn)}::date[]
      ) as given (id, due_on)
     where invoices.organization_id = ${ctx.organizationId} and invoices.id = given.id
    returning invoices.id, recovery_case_id, customer_id`.execute(ctx.db);
  const changeOf = new Map(changes.map((change) => [change.invoiceId, change]));
  await recordEvents(
    ctx,
    rows.map((row) => ({
      type: "invoice.rescheduled",
      recoveryCaseId: row.recovery_case_id,
      customerId: row.customer_id,
      subjectId: row.id,
      data: { dueOn: changeOf.get(row.id)?.dueOn, before: changeOf.get(row.id)?.before },
    })),
  );
}
