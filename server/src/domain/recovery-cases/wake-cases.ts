import { sql } from "kysely";
import type { Context } from "#server/context.ts";

/** Has cases decided anew: at once where time is real, at the next move of the clock in a sandbox. */
export async function wakeCases(ctx: Context, which: readonly string[] | "all"): Promise<void> {
  if (which.length === 0) return;
  const query = ctx.db
    .updateTable("recovery_cases")
    .set({ next_decision_at: ctx.now() })
    .where("status", "=", "open");
  const { numUpdatedRows } = await (
    which === "all" ? query : query.where("id", "=", sql<string>`any(${[...which]}::uuid[])`)
  ).executeTakeFirstOrThrow();
  if (ctx.isSandbox || numUpdatedRows === 0n) return;
  await ctx.enqueue(
    "issue-due-reminders",
    { organizationId: ctx.organizationId },
    { onlyOneQueued: ctx.organizationId },
  );
}
