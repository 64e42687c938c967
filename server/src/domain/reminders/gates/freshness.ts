import type { GateInput, Verdict } from "#server/domain/reminders/gates/gate.ts";

const DAY = 86_400_000;

/** Nobody is chased on a ledger that may miss a payment. */
export function judgeFreshness({ organization, now }: GateInput): Verdict | null {
  const limit = organization.ledgerMaxAgeDays;
  if (limit === null) return null;
  const age = now.getTime() - organization.ledgerFreshAt.getTime();
  if (age <= limit * DAY) return null;
  return {
    rule: "freshness",
    verdict: "defer",
    detail: `The ledger was last brought up to date ${Math.floor(age / DAY)} days ago; at most ${limit} are allowed.`,
    until: null,
  };
}
