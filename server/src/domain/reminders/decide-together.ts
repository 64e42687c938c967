import { dayIn } from "#server/domain/calendars/zones.ts";
import { countMessage } from "#server/domain/quotas/quota-facts.ts";
import { mostMessageCost } from "#server/domain/quotas/unit-costs.ts";
import { personKey, type CaseFacts } from "#server/domain/reminders/case-facts.ts";
import {
  decideReminder,
  type Decision,
  type DecisionMoment,
} from "#server/domain/reminders/decide-reminder.ts";
import { toneRank } from "#server/domain/templates/tone.ts";

/** One message: the decisions that it carries out, the leading one first. */
export type Bundle = readonly [Decision, ...Decision[]];
export type Decided = { decisions: Decision[]; bundles: Bundle[] };

/**
 * Decides cases at one instant, in order, each seeing what was decided before it. Cases of one
 * customer that go to the same person make one message, led by the sternest.
 */
export function decideTogether(
  cases: readonly CaseFacts[],
  at: Omit<DecisionMoment, "isJoining">,
): Decided {
  const bundles = new Map<string, Decision[]>();
  const decisions = cases.map((facts) => {
    const alone = decideReminder(facts, { ...at, isJoining: false });
    const key =
      alone.recipient &&
      `${facts.customerId} ${alone.recipient.channel} ${alone.recipient.address}`;
    const bundle = key ? bundles.get(key) : undefined;
    const decision =
      bundle && alone.outcome === "defer"
        ? decideReminder(facts, { ...at, isJoining: true })
        : alone;
    if (decision.outcome !== "send" || !key) return decision;
    if (bundle) bundle.push(decision);
    else bundles.set(key, [decision]);
    count({ ...at, isJoining: bundle !== undefined }, decision);
    return decision;
  });
  return { decisions, bundles: [...bundles.values()].map(sternestFirst) };
}

function sternestFirst(decisions: Decision[]): Bundle {
  const sorted = decisions.toSorted(
    (left, right) => toneRank(right.due!.stage.tone) - toneRank(left.due!.stage.tone),
  );
  return sorted as unknown as Bundle;
}

/** A message counts once, with whoever leads it; a case that joins it counts as a collection alone. */
function count({ tally, organization, now, isJoining }: DecisionMoment, decision: Decision): void {
  const { channel, address } = decision.recipient!;
  const milliGbp = mostMessageCost(channel, now);
  const wanted = { channel, milliGbp, caseIds: [decision.facts.id], isJoining };
  if (tally.quota) countMessage(tally.quota, wanted, now);
  if (isJoining) return;
  const person = personKey(address);
  tally.contacts.set(person, [...(tally.contacts.get(person) ?? []), now]);
  const today = dayIn(organization.zone, now);
  tally.issuedOn.set(today, (tally.issuedOn.get(today) ?? 0) + 1);
}
