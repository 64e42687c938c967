import type { Approval } from "@dunlin/contract/recovery.ts";
import { sql } from "kysely";
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
    .onConflict((conflict) =>
      conflict
        .columns(["organization_id", "recovery_case_id", "invoice_id", "stage"])
        .doUpdateSet({
          status: "rejected",
          occurrence: 0,
          notification_id: null,
          decided_at: ctx.now(),
        })
        // What a withdrawn message left behind is no word on the stage; one that counts is.
        .where(
          sql<boolean>`exists (
            select from notifications n
             where n.organization_id = reminders.organization_id
               and n.id = reminders.notification_id and n.status in ('cancelled', 'bounced'))`,
        ),
    )
    .execute();
  await wakeCases(ctx, [settled.caseId]);
  return settled.approval;
}
