import type { Context } from "#server/context.ts";

/** Has cases decided anew: at once where time is real, at the next move of the clock in a sandbox. */
export async function wakeCases(ctx: Context, which: readonly string[] | "all"): Promise<void> {
  if (which.length === 0) return;
  const query = ctx.db
    .updateTable("recovery_cases")
    .set({ next_decision_at: ctx.now() })
    .where("status", "=", "open");
  await (which === "all" ? query : query.where("id", "in", which)).execute();
  if (ctx.isSandbox) return;
  await ctx.enqueue(
    "issue-due-reminders",
    { organizationId: ctx.organizationId },
    { onlyOneQueued: ctx.organizationId },
  );
}
