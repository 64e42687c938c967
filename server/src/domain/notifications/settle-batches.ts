import { sql } from "kysely";
import type { Context } from "#server/context.ts";

/** Takes the batches off the list in which no message waits or is under way any more. */
export async function settleBatches(ctx: Context): Promise<void> {
  await sql`
    delete from delivery_batches b
     where b.organization_id = ${ctx.organizationId}
       and not exists (
         select from notifications n
          where n.organization_id = b.organization_id and n.batch_id = b.id
            and n.status in ('queued', 'sending'))`.execute(ctx.db);
}
