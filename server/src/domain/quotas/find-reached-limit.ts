import {
  sharesOf,
  type QuotaFacts,
  type WantedMessage,
} from "#server/domain/quotas/quota-facts.ts";
import { windowEnd, windowKey } from "#server/domain/quotas/quota-window.ts";
import { limitOf, type Metered, type Span } from "#server/domain/quotas/tier-limits.ts";

/** Why a message may not go, and when its window ends; null where the tier never has it. */
export type ReachedLimit = { reason: string; until: Date | null };

const WORDS: Readonly<Record<Span, string>> = { hour: "Hourly", day: "Daily", month: "Monthly" };

/** The first limit that a message would overrun: of the hour, of the day, of the month, of the day's cost; null when it fits. */
export function findReachedLimit(
  facts: QuotaFacts,
  wanted: WantedMessage,
  at: Date,
): ReachedLimit | null {
  const shares = sharesOf(facts, wanted, at)
    .filter(({ amount }) => amount > 0)
    .map((share) => ({
      ...share,
      limit: limitOf(facts.tier, share.window.what, share.window.span),
    }));
  const never = shares.find(({ limit }) => limit === 0);
  if (never) {
    return { reason: `${never.window.what} are not available in ${facts.tier}`, until: null };
  }
  for (const { window, amount, limit } of shares) {
    if (limit === null || (facts.used.get(windowKey(window)) ?? 0) + amount <= limit) continue;
    return { reason: reasonOf(window.what, window.span), until: windowEnd(window) };
  }
  return null;
}

function reasonOf(what: Metered, span: Span): string {
  const limit = what === "spend" ? "cost limit" : `limit for ${what}`;
  return `${WORDS[span]} ${limit} exceeded`;
}
