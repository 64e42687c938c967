import { sql } from "kysely";
import type { Context } from "#server/context.ts";

const KEPT_DAYS = 7;

/** Forgets what providers told longer ago than they would ever tell again. */
export async function forgetWebhooks(ctx: Context): Promise<void> {
  await sql`
    delete from inbound_webhooks
     where organization_id = ${ctx.organizationId} and processed_at is not null
       and received_at < ${ctx.now()}::timestamptz - make_interval(days => ${KEPT_DAYS})`.execute(
    ctx.db,
  );
}
