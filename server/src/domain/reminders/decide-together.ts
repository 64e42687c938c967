import { dayIn } from "#server/domain/calendars/zones.ts";
import { personKey, type CaseFacts } from "#server/domain/reminders/case-facts.ts";
import {
  decideReminder,
  type Decision,
  type DecisionMoment,
} from "#server/domain/reminders/decide-reminder.ts";
import { toneRank } from "#server/domain/templates/tone.ts";

/** One message: the decisions that it carries out, the leading one first. */
export type Letter = readonly [Decision, ...Decision[]];
export type Decided = { decisions: Decision[]; letters: Letter[] };

/**
 * Decides cases at one instant, in order, each seeing what was decided before it. Cases of one
 * customer that go to the same person make one message, led by the sternest.
 */
export function decideTogether(
  cases: readonly CaseFacts[],
  at: Omit<DecisionMoment, "isJoining">,
): Decided {
  const letters = new Map<string, Decision[]>();
  const decisions = cases.map((facts) => {
    const alone = decideReminder(facts, { ...at, isJoining: false });
    const key =
      alone.recipient &&
      `${facts.customerId} ${alone.recipient.channel} ${alone.recipient.address}`;
    const letter = key ? letters.get(key) : undefined;
    const decision =
      letter && alone.outcome === "defer"
        ? decideReminder(facts, { ...at, isJoining: true })
        : alone;
    if (decision.outcome !== "send" || !key) return decision;
    if (letter) letter.push(decision);
    else {
      letters.set(key, [decision]);
      count(at, decision);
    }
    return decision;
  });
  return { decisions, letters: [...letters.values()].map(sternestFirst) };
}

function sternestFirst(decisions: Decision[]): Letter {
  const sorted = decisions.toSorted(
    (left, right) => toneRank(right.due!.stage.tone) - toneRank(left.due!.stage.tone),
  );
  return sorted as unknown as Letter;
}

function count(at: Omit<DecisionMoment, "isJoining">, decision: Decision): void {
  const person = personKey(decision.recipient!.address);
  const before = at.tally.contacts.get(person) ?? [];
  at.tally.contacts.set(person, [...before, at.now]);
  const today = dayIn(at.organization.zone, at.now);
  at.tally.issuedOn.set(today, (at.tally.issuedOn.get(today) ?? 0) + 1);
}
