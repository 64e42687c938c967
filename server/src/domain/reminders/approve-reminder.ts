import type { Approval } from "@dunlin/contract/recovery.ts";
import type { Context } from "#server/context.ts";
import { noteApproval } from "#server/domain/organizations/note-approval.ts";
import { wakeCases } from "#server/domain/recovery-cases/wake-cases.ts";
import { settleApproval } from "#server/domain/reminders/settle-approval.ts";

/** Lets a reminder go; with the last of the first messages every case that waited for them is decided anew. */
export async function approveReminder(ctx: Context, input: { id: string }): Promise<Approval> {
  const { approval, caseId } = await settleApproval(ctx, { id: input.id, as: "approved" });
  const { isLastOfFirst } = await noteApproval(ctx);
  await wakeCases(ctx, isLastOfFirst ? "all" : [caseId]);
  return approval;
}
