import { sql } from "kysely";
import type { Context } from "#server/context.ts";

/** Gives every batch that has messages ready to leave a job again, in case its own was lost with a process. */
export async function requeueDeliveries(ctx: Context): Promise<number> {
  const { rows } = await sql<{ batch_id: string }>`
    select distinct batch_id from notifications
     where organization_id = ${ctx.organizationId} and status = 'queued'
       and next_attempt_at <= ${ctx.now()}`.execute(ctx.db);
  for (const row of rows) {
    await ctx.enqueue("deliver-notifications", {
      organizationId: ctx.organizationId,
      batchId: row.batch_id,
    });
  }
  return rows.length;
}
