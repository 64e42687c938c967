import { parseId } from "@dunlin/contract/ids.ts";
import type { Invoice } from "@dunlin/contract/ledger.ts";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { loadInvoice } from "#server/domain/invoices/invoice.ts";
import { cancelNotifications } from "#server/domain/notifications/cancel-notifications.ts";
import { closeSettledCases } from "#server/domain/recovery-cases/close-settled-cases.ts";
import { lockCases } from "#server/domain/recovery-cases/lock-cases.ts";
import { wakeCases } from "#server/domain/recovery-cases/wake-cases.ts";
import { Refusal } from "#server/refusal.ts";

/** Ends an open invoice without money; what is queued about it is withdrawn in the same transaction. */
export async function endInvoice(
  ctx: Context,
  input: { id: string; as: "void" | "written_off" },
): Promise<Invoice> {
  const id = parseId(input.id);
  const found = await ctx.db
    .selectFrom("invoices")
    .select("customer_id")
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("not_found", "There is no such invoice.");
  const cases = await lockCases(ctx, found.customer_id);
  await cancelNotifications(ctx, {
    of: [found.customer_id],
    because: `an invoice was ${input.as === "void" ? "voided" : "written off"}`,
  });
  const row = await ctx.db
    .selectFrom("invoices")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (row.status !== "open" && row.status !== "partially_paid") {
    throw new Refusal("not_possible_now", `The invoice is ${row.status.replace("_", " ")}.`);
  }
  if (input.as === "void" && (row.paid_minor > 0n || row.credited_minor > 0n)) {
    throw new Refusal(
      "not_possible_now",
      "Something has been paid on it: issue a credit note for the rest.",
    );
  }
  await ctx.db
    .updateTable("invoices")
    .set({ status: input.as, updated_at: ctx.now() })
    .where("id", "=", id)
    .execute();
  await recordEvents(ctx, [
    {
      type: `invoice.${input.as.replace("_", "-")}`,
      recoveryCaseId: row.recovery_case_id,
      customerId: row.customer_id,
      subjectId: id,
    },
  ]);
  await closeSettledCases(ctx, row.customer_id);
  await wakeCases(ctx, cases);
  return await loadInvoice(ctx, id);
}
