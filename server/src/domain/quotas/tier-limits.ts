import type { TIERS } from "@dunlin/contract/organizations.ts";

export type Tier = (typeof TIERS)[number];
/** What is counted: messages by kind, cases worked on, and thousandths of a pound. */
export type Metered = "collections" | "emails" | "sms" | "ai_calls" | "letters" | "spend";
export type Span = "hour" | "day" | "month";
type Limits = { [What in Metered]?: { [Within in Span]?: number } };

/** How much of what a tier allows within which span; what is not named has no limit, zero is not available. */
export const TIER_LIMITS: Readonly<Record<Tier, Limits>> = {
  starter: {
    collections: { month: 10 },
    emails: { hour: 10, day: 50, month: 500 },
    sms: { month: 0 },
    ai_calls: { month: 0 },
    letters: { month: 0 },
    spend: { day: 5_000 },
  },
  growth: {
    collections: { month: 50 },
    emails: { hour: 30, day: 200, month: 2_000 },
    sms: { hour: 5, day: 20, month: 100 },
    ai_calls: { hour: 1, day: 2, month: 10 },
    letters: { month: 10 },
    spend: { day: 25_000 },
  },
  pro: {
    collections: { month: 200 },
    emails: { hour: 50, day: 500, month: 5_000 },
    sms: { hour: 10, day: 50, month: 500 },
    ai_calls: { hour: 2, day: 5, month: 50 },
    letters: { day: 5, month: 50 },
    spend: { day: 100_000 },
  },
};

const NEARLY_PERCENT = 80;

/** The limit of a tier, or null where there is none. */
export function limitOf(tier: Tier, what: Metered, span: Span): number | null {
  return TIER_LIMITS[tier][what]?.[span] ?? null;
}

/** Whether four fifths or more of a limit are used. */
export function isNearLimit(used: number, limit: number | null): boolean {
  return limit !== null && used * 100 >= limit * NEARLY_PERCENT;
}
