import type { Approval } from "@dunlin/contract/recovery.ts";
import type { Context } from "#server/context.ts";
import { wakeCases } from "#server/domain/recovery-cases/wake-cases.ts";
import { settleApproval } from "#server/domain/reminders/settle-approval.ts";

/** Leaves a stage out, on the record; the ladder goes on with the next. */
export async function rejectReminder(ctx: Context, input: { id: string }): Promise<Approval> {
  const settled = await settleApproval(ctx, { id: input.id, as: "rejected" });
  await ctx.db
    .insertInto("reminders")
    .values({
      organization_id: ctx.organizationId,
      recovery_case_id: settled.caseId,
      invoice_id: settled.invoiceId,
      stage: settled.stage,
      status: "rejected",
      occurrence: 0,
      decided_at: ctx.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await wakeCases(ctx, [settled.caseId]);
  return settled.approval;
}
