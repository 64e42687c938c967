import type { Context } from "#server/context.ts";

/** Gives every batch that has messages ready to leave a job again, in case its own was lost with a process. */
export async function requeueDeliveries(ctx: Context): Promise<number> {
  const rows = await ctx.db
    .selectFrom("delivery_batches")
    .select("id")
    .where("organization_id", "=", ctx.organizationId)
    .where("next_attempt_at", "<=", ctx.now())
    .execute();
  for (const row of rows) {
    await ctx.enqueue("deliver-notifications", {
      organizationId: ctx.organizationId,
      batchId: row.id,
    });
  }
  return rows.length;
}
