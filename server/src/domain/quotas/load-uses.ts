import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { windowAt, windowKey } from "#server/domain/quotas/quota-window.ts";
import type { Metered, Span } from "#server/domain/quotas/tier-limits.ts";

/** How much of every present window is used, by the key of the window; one that is missing is unused. */
export async function loadUses(ctx: Context): Promise<Map<string, number>> {
  const starts = (["hour", "day", "month"] as const).map(
    (span) => windowAt("emails", span, ctx.now()).startsAt,
  );
  const { rows } = await sql<{ what: Metered; span: Span; starts_at: Date; used: bigint }>`
    select what, span, starts_at, used from quota_uses
     where organization_id = ${ctx.organizationId}
       and (span, starts_at) in (
         ('hour', ${starts[0]}::timestamptz), ('day', ${starts[1]}::timestamptz),
         ('month', ${starts[2]}::timestamptz))`.execute(ctx.db);
  return new Map(
    rows.map(({ what, span, starts_at: startsAt, used }) => [
      windowKey({ what, span, startsAt }),
      Number(used),
    ]),
  );
}
