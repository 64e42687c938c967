import type { GateInput, Verdict } from "#server/domain/reminders/gates/gate.ts";
import { findReachedLimit } from "#server/domain/quotas/find-reached-limit.ts";
import { mostMessageCost } from "#server/domain/quotas/unit-costs.ts";

/** A message that would overrun a limit of the tier waits until there is room; what the tier does not have never goes. */
export function judgeQuota({ tally, recipient, facts, isJoining, now }: GateInput): Verdict | null {
  if (!tally.quota || !recipient) return null;
  const { channel } = recipient;
  // Priced at the most it can cost, so that what is let through here is never refused when it leaves.
  const milliGbp = mostMessageCost(channel, now);
  const wanted = { channel, milliGbp, caseIds: [facts.id], isJoining };
  const reached = findReachedLimit(tally.quota, wanted, now);
  if (!reached) return null;
  return {
    rule: "quota",
    verdict: reached.until === null ? "suppress" : "defer",
    detail: reached.reason,
    until: reached.until,
  };
}
