import type { Quota, QuotaUse } from "@dunlin/contract/quotas.ts";
import type { Context } from "#server/context.ts";
import { loadUses } from "#server/domain/quotas/load-uses.ts";
import {
  windowAt,
  windowEnd,
  windowKey,
  type QuotaWindow,
} from "#server/domain/quotas/quota-window.ts";
import {
  isNearLimit,
  limitOf,
  type Metered,
  type Span,
} from "#server/domain/quotas/tier-limits.ts";

const SHOWN: readonly [what: Metered, span: Span][] = [
  ...(["emails", "sms", "ai_calls", "letters"] as const).flatMap((what) =>
    (["hour", "day", "month"] as const).map((span): [Metered, Span] => [what, span]),
  ),
  ["collections", "month"],
  ["spend", "day"],
];

/** What has been used in each present window of what the tier limits or counts; nothing without a tier. */
export async function getQuota(ctx: Context): Promise<Quota> {
  const { tier } = await ctx.db
    .selectFrom("organizations")
    .select("tier")
    .where("id", "=", ctx.organizationId)
    .executeTakeFirstOrThrow();
  if (tier === null) return { tier, uses: [] };
  const uses = await loadUses(ctx);
  return {
    tier,
    uses: SHOWN.map(([what, span]) => {
      const window = windowAt(what, span, ctx.now());
      return show(window, uses.get(windowKey(window)) ?? 0, limitOf(tier, what, span));
    }),
  };
}

function show(window: QuotaWindow, used: number, limit: number | null): QuotaUse {
  return {
    what: window.what,
    span: window.span,
    used,
    limit,
    remaining: limit === null ? null : Math.max(0, limit - used),
    percentUsed: limit === null ? null : limit === 0 ? 100 : Math.floor((used * 100) / limit),
    isNearLimit: isNearLimit(used, limit),
    resetsAt: windowEnd(window).toISOString(),
  };
}
