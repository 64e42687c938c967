import { sql } from "kysely";
import type { Context } from "#server/context.ts";

/** Counts one of the first messages as approved, and says whether that was the last one needed. */
export async function noteApproval(ctx: Context): Promise<{ isLastOfFirst: boolean }> {
  const row = await ctx.db
    .updateTable("organizations")
    .set({ approved_count: sql`approved_count + 1` })
    .where("id", "=", ctx.organizationId)
    .returning(["approve_first", "approved_count"])
    .executeTakeFirstOrThrow();
  return { isLastOfFirst: row.approved_count === row.approve_first };
}
