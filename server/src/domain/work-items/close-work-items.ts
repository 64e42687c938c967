import type { WorkItem } from "@dunlin/contract/work-items.ts";
import type { Context } from "#server/context.ts";

/** Takes back what a person was asked for, because it has settled itself. */
export async function closeWorkItems(
  ctx: Context,
  input: { kind: WorkItem["kind"]; subjectIds: readonly string[] },
): Promise<void> {
  if (input.subjectIds.length === 0) return;
  await ctx.db
    .updateTable("work_items")
    .set({ closed_at: ctx.now(), closed_by: ctx.actor })
    .where("kind", "=", input.kind)
    .where("subject_id", "in", [...input.subjectIds])
    .where("closed_at", "is", null)
    .execute();
}
