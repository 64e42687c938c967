import { parseId } from "@dunlin/contract/ids.ts";
import type { Approval } from "@dunlin/contract/recovery.ts";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { toApproval } from "#server/domain/reminders/approval.ts";
import { Refusal } from "#server/refusal.ts";

/** Notes a person's word on a reminder, once; the caller acts on it. */
export async function settleApproval(
  ctx: Context,
  input: { id: string; as: "approved" | "rejected" },
): Promise<{ approval: Approval; caseId: string; invoiceId: string; stage: string }> {
  const row = await ctx.db
    .selectFrom("approvals")
    .innerJoin("recovery_cases", "recovery_cases.id", "approvals.recovery_case_id")
    .innerJoin("customers", "customers.id", "recovery_cases.customer_id")
    .selectAll("approvals")
    .select(["customers.name as customer_name", "customers.id as customer_id"])
    .where("approvals.id", "=", parseId(input.id))
    .forUpdate("approvals")
    .executeTakeFirst();
  if (!row) throw new Refusal("not_found", "There is no such approval.");
  if (row.status !== "pending") {
    throw new Refusal("not_possible_now", `It has been ${row.status} already.`);
  }
  const settled = { status: input.as, decided_at: ctx.now(), decided_by: ctx.actor };
  await ctx.db.updateTable("approvals").set(settled).where("id", "=", row.id).execute();
  await recordEvents(ctx, [
    {
      type: `approval.${input.as}`,
      recoveryCaseId: row.recovery_case_id,
      customerId: row.customer_id,
      subjectId: row.id,
      data: { stage: row.stage },
    },
  ]);
  return {
    approval: toApproval({ ...row, ...settled }),
    caseId: row.recovery_case_id,
    invoiceId: row.invoice_id,
    stage: row.stage,
  };
}
