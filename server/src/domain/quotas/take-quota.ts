import type { Channel } from "@dunlin/contract/customers.ts";
import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { findReachedLimit } from "#server/domain/quotas/find-reached-limit.ts";
import { lockUses, type LockedUse } from "#server/domain/quotas/lock-uses.ts";
import {
  collectionKey,
  countMessage,
  monthOf,
  newCollections,
  windowsOf,
  type QuotaFacts,
} from "#server/domain/quotas/quota-facts.ts";
import { windowEnd, windowKey } from "#server/domain/quotas/quota-window.ts";
import { isNearLimit, limitOf, type Tier } from "#server/domain/quotas/tier-limits.ts";

export type QuotaWish = {
  notificationId: string;
  channel: Channel;
  milliGbp: number;
  caseIds: readonly string[];
};
type Collection = { caseId: string; notificationId: string };

/**
 * Takes what messages use of the organization's limits, for as many as fit in the order given, and
 * answers why each of the others may not go. Whoever takes or returns at the same time waits until
 * the transaction ends. Without a tier nothing is limited and nothing counted.
 */
export async function takeQuota(
  ctx: Context,
  wishes: readonly QuotaWish[],
): Promise<Map<string, string>> {
  const refused = new Map<string, string>();
  const tier = wishes.length === 0 ? null : await findTier(ctx);
  if (tier === null) return refused;
  const now = ctx.now();
  const channels = [...new Set(wishes.map((wish) => wish.channel))];
  const uses = await lockUses(
    ctx,
    channels.flatMap((channel) => windowsOf(channel, now)),
  );
  const facts: QuotaFacts = {
    tier,
    used: new Map(uses.map((use) => [windowKey(use), use.used])),
    collected: await findCollected(ctx, wishes),
  };
  const collections: Collection[] = [];
  for (const { notificationId, channel, milliGbp, caseIds } of wishes) {
    const wanted = { channel, milliGbp, caseIds, isJoining: false };
    const reached = findReachedLimit(facts, wanted, now);
    if (reached) {
      refused.set(notificationId, reached.reason);
      continue;
    }
    for (const caseId of newCollections(facts, caseIds, now)) {
      collections.push({ caseId, notificationId });
    }
    countMessage(facts, wanted, now);
  }
  if (refused.size < wishes.length) await write(ctx, { uses, facts, collections });
  return refused;
}

async function findTier(ctx: Context): Promise<Tier | null> {
  const row = await ctx.db
    .selectFrom("organizations")
    .select("tier")
    .where("id", "=", ctx.organizationId)
    .executeTakeFirstOrThrow();
  return row.tier;
}

async function findCollected(ctx: Context, wishes: readonly QuotaWish[]): Promise<Set<string>> {
  const { rows } = await sql<{ recovery_case_id: string }>`
    select recovery_case_id from collected_cases
     where organization_id = ${ctx.organizationId} and month = ${monthOf(ctx.now())}::date
       and recovery_case_id = any(${wishes.flatMap((wish) => wish.caseIds)}::uuid[])`.execute(
    ctx.db,
  );
  return new Set(rows.map((row) => collectionKey(row.recovery_case_id, ctx.now())));
}

async function write(
  ctx: Context,
  taken: { uses: readonly LockedUse[]; facts: QuotaFacts; collections: readonly Collection[] },
): Promise<void> {
  const changes = taken.uses
    .map((use) => compare(use, taken.facts))
    .filter(({ before, after }) => after > before);
  await sql`
    update quota_uses q
       set used = given.used,
           warned_at = coalesce(q.warned_at, case when given.is_near then ${ctx.now()}::timestamptz end)
      from unnest(
        ${changes.map(({ use }) => use.what)}::text[],
        ${changes.map(({ use }) => use.span)}::text[],
        ${changes.map(({ use }) => use.startsAt.toISOString())}::timestamptz[],
        ${changes.map(({ after }) => after)}::bigint[],
        ${changes.map(({ isNear }) => isNear)}::boolean[]
      ) as given (what, span, starts_at, used, is_near)
     where q.organization_id = ${ctx.organizationId}
       and q.what = given.what and q.span = given.span and q.starts_at = given.starts_at`.execute(
    ctx.db,
  );
  if (taken.collections.length > 0) {
    await sql`
      insert into collected_cases (organization_id, month, recovery_case_id, notification_id)
      select ${ctx.organizationId}::uuid, ${monthOf(ctx.now())}::date, case_id, notification_id
        from unnest(
          ${taken.collections.map((each) => each.caseId)}::uuid[],
          ${taken.collections.map((each) => each.notificationId)}::uuid[]
        ) as given (case_id, notification_id)`.execute(ctx.db);
  }
  await recordEvents(ctx, changes.flatMap(toEvents));
}

type Change = {
  use: LockedUse;
  tier: Tier;
  limit: number | null;
  before: number;
  after: number;
  isNear: boolean;
};

function compare(use: LockedUse, { tier, used }: QuotaFacts): Change {
  const limit = limitOf(tier, use.what, use.span);
  const after = used.get(windowKey(use)) ?? use.used;
  return { use, tier, limit, before: use.used, after, isNear: isNearLimit(after, limit) };
}

/** A window tells once that it is nearly used, and whenever it has become full. */
function toEvents({ use, tier, limit, before, after, isNear }: Change) {
  const isReached = limit !== null && before < limit && after >= limit;
  if (!isReached && (!isNear || use.isWarned)) return [];
  const { what, span } = use;
  const resetsAt = windowEnd(use).toISOString();
  return [
    {
      type: isReached ? "quota.reached" : "quota.nearly_used",
      data: { tier, what, span, used: after, limit, resetsAt },
    },
  ];
}
