import { addDays } from "#server/domain/calendars/civil-days.ts";
import { dayIn, instantAt } from "#server/domain/calendars/zones.ts";
import { personKey, type CaseFacts, type PointFact } from "#server/domain/reminders/case-facts.ts";
import type { GateInput, Verdict } from "#server/domain/reminders/gates/gate.ts";

const WEEK = 7 * 86_400_000;

/** One budget per person over all invoices and channels: so many messages a day, so many in any seven days. */
export function judgeContactBudget(input: GateInput): Verdict | null {
  const { facts, organization, tally, recipient, now, isJoining } = input;
  if (!recipient || isJoining) return null;
  const contacts = addressesOf(facts, recipient).flatMap(
    (address) => tally.contacts.get(address) ?? [],
  );
  const { perDay, perWeek } = organization.contactBudget;
  const today = dayIn(facts.zone, now);
  const sameDay = contacts.filter((instant) => dayIn(facts.zone, instant) === today);
  const lately = contacts
    .filter((instant) => instant <= now && now.getTime() - instant.getTime() < WEEK)
    .sort((left, right) => left.getTime() - right.getTime());
  const ends: Date[] = [];
  if (sameDay.length >= perDay) ends.push(instantAt(addDays(today, 1), "00:00", facts.zone));
  if (lately.length >= perWeek) {
    ends.push(new Date(lately[lately.length - perWeek]!.getTime() + WEEK));
  }
  if (ends.length === 0) return null;
  return {
    rule: "contact_budget",
    verdict: "defer",
    detail: `${recipient.address} has had ${sameDay.length} of ${perDay} messages today and ${lately.length} of ${perWeek} in seven days.`,
    until: new Date(Math.max(...ends.map((end) => end.getTime()))),
    citation: "FCA CONC 7.9 (house standard)",
  };
}

/** Every address at which the person of a recipient is reached, whatever the channel, each once. */
function addressesOf(facts: CaseFacts, recipient: PointFact): string[] {
  const own = facts.points.filter((point) => point.contactId === recipient.contactId);
  return [...new Set([recipient, ...own].map((point) => personKey(point.address)))];
}
