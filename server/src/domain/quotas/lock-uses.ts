import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import type { QuotaWindow } from "#server/domain/quotas/quota-window.ts";

export type LockedUse = QuotaWindow & { used: number; isWarned: boolean };

/**
 * Locks windows until the transaction ends, made where they are missing, each named once or more.
 * Everybody makes and locks in one order, so that nobody waits in a ring.
 */
export async function lockUses(
  ctx: Context,
  windows: readonly QuotaWindow[],
): Promise<LockedUse[]> {
  const given = sql`unnest(
    ${windows.map((window) => window.what)}::text[],
    ${windows.map((window) => window.span)}::text[],
    ${windows.map((window) => window.startsAt.toISOString())}::timestamptz[]
  ) as given (what, span, starts_at)`;
  await sql`
    insert into quota_uses (organization_id, what, span, starts_at)
    select distinct ${ctx.organizationId}::uuid, what, span, starts_at from ${given}
     order by what, span, starts_at
    on conflict do nothing`.execute(ctx.db);
  const { rows } = await sql<{
    what: LockedUse["what"];
    span: LockedUse["span"];
    starts_at: Date;
    used: bigint;
    warned_at: Date | null;
  }>`
    select what, span, starts_at, used, warned_at from quota_uses
     where organization_id = ${ctx.organizationId}
       and (what, span, starts_at) in (select what, span, starts_at from ${given})
     order by what, span, starts_at for no key update`.execute(ctx.db);
  return rows.map((row) => ({
    what: row.what,
    span: row.span,
    startsAt: row.starts_at,
    used: Number(row.used),
    isWarned: row.warned_at !== null,
  }));
}
