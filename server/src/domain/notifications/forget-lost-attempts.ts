import type { Context } from "#server/context.ts";
import { closeWorkItems } from "#server/domain/work-items/close-work-items.ts";

/** Takes messages off the list of those whose outcome is asked for: it is known now. */
export async function forgetLostAttempts(ctx: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await ctx.db
    .deleteFrom("lost_attempts")
    .where("notification_id", "in", [...ids])
    .execute();
  await closeWorkItems(ctx, { kind: "unknown_outcome", subjectIds: ids });
}
