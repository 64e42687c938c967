import { sql } from "kysely";
import type { Context } from "#server/context.ts";

const GAP_DAYS = 2;

/** Notes since when addresses have been putting us off, without a gap of two days; getting through ends it. */
export async function noteFailing(
  ctx: Context,
  input: { failing: readonly string[]; reached: readonly string[] },
): Promise<void> {
  if (input.failing.length > 0) {
    await sql`
      update contact_points
         set failing_since = case
               when failed_at > ${ctx.now()}::timestamptz - make_interval(days => ${GAP_DAYS})
               then coalesce(failing_since, ${ctx.now()}::timestamptz)
               else ${ctx.now()}::timestamptz end,
             failed_at = ${ctx.now()}::timestamptz
       where organization_id = ${ctx.organizationId}
         and id = any(${[...input.failing]}::uuid[])`.execute(ctx.db);
  }
  if (input.reached.length > 0) {
    await sql`
      update contact_points set failing_since = null
       where organization_id = ${ctx.organizationId} and failing_since is not null
         and id = any(${[...input.reached]}::uuid[])`.execute(ctx.db);
  }
}
