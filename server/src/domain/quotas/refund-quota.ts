import type { Channel } from "@dunlin/contract/customers.ts";
import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { lockUses } from "#server/domain/quotas/lock-uses.ts";
import { monthOf, windowsOf } from "#server/domain/quotas/quota-facts.ts";
import { wakeDeferredCases } from "#server/domain/recovery-cases/wake-deferred-cases.ts";
import { windowAt, windowKey, type QuotaWindow } from "#server/domain/quotas/quota-window.ts";

export type QuotaReturn = {
  notificationId: string;
  channel: Channel;
  milliGbp: number;
  takenAt: Date;
};

/**
 * Returns what messages that never left had taken, to the windows of the instant at which it was
 * taken and never below zero; a case that such a message made a collection is none any more.
 * Answers whether anything was returned.
 */
export async function refundQuota(ctx: Context, given: readonly QuotaReturn[]): Promise<boolean> {
  if (given.length === 0) return false;
  const { rows: counted } = await sql`
    select what from quota_uses
     where organization_id = ${ctx.organizationId} limit 1`.execute(ctx.db);
  if (counted.length === 0) return false;
  const shares = new Map<string, { window: QuotaWindow; amount: number }>();
  for (const { channel, milliGbp, takenAt } of given) {
    for (const window of windowsOf(channel, takenAt)) {
      const amount = window.what === "spend" ? milliGbp : window.what === "collections" ? 0 : 1;
      add(shares, window, amount);
    }
  }
  const windows = [...shares.values()].map(({ window }) => window);
  const before = await lockUses(ctx, windows);
  for (const { month, count } of await forgetCollections(ctx, given)) {
    add(shares, windowAt("collections", "month", new Date(month)), count);
  }
  const changes = before
    .map((use) => ({ use, amount: Math.min(use.used, shares.get(windowKey(use))!.amount) }))
    .filter(({ amount }) => amount > 0);
  if (changes.length === 0) return false;
  await sql`
    update quota_uses q set used = q.used - given.amount
      from unnest(
        ${changes.map(({ use }) => use.what)}::text[],
        ${changes.map(({ use }) => use.span)}::text[],
        ${changes.map(({ use }) => use.startsAt.toISOString())}::timestamptz[],
        ${changes.map(({ amount }) => amount)}::bigint[]
      ) as given (what, span, starts_at, amount)
     where q.organization_id = ${ctx.organizationId}
       and q.what = given.what and q.span = given.span and q.starts_at = given.starts_at`.execute(
    ctx.db,
  );
  await wakeDeferredCases(ctx, "quota");
  return true;
}

function add(
  shares: Map<string, { window: QuotaWindow; amount: number }>,
  window: QuotaWindow,
  amount: number,
): void {
  const key = windowKey(window);
  shares.set(key, { window, amount: (shares.get(key)?.amount ?? 0) + amount });
}

/** How many collections of each month the messages had made. */
async function forgetCollections(
  ctx: Context,
  given: readonly QuotaReturn[],
): Promise<{ month: string; count: number }[]> {
  const { rows } = await sql<{ month: string }>`
    delete from collected_cases
     where organization_id = ${ctx.organizationId}
       and month = any(${[...new Set(given.map((each) => monthOf(each.takenAt)))]}::date[])
       and notification_id = any(${given.map((each) => each.notificationId)}::uuid[])
    returning month`.execute(ctx.db);
  const months = Map.groupBy(rows, (row) => row.month);
  return [...months].map(([month, all]) => ({ month, count: all.length }));
}
