import { dayIn, instantAt } from "#server/domain/calendars/zones.ts";
import { judgeChannelLaw } from "#server/domain/laws/judge-channel-law.ts";
import type { PointFact } from "#server/domain/reminders/case-facts.ts";
import type { GateInput, Verdict } from "#server/domain/reminders/gates/gate.ts";

type Around = Pick<GateInput, "facts" | "organization" | "now">;

/** The law that closes an address to the organization at an instant; null when it may be used. */
function lawAgainst(point: PointFact, { facts, organization, now }: Around) {
  return judgeChannelLaw({
    role: organization.role,
    debtor: facts.debtor,
    country: facts.place.country,
    channel: point.channel,
    provider: organization.senders.get(point.channel)?.provider ?? "outbox",
    consent: point.consent,
    on: dayIn(facts.zone, now),
  });
}

/** Whether law and the vendor's terms let an address be used at an instant. */
export function isLawful(point: PointFact, around: Around): boolean {
  return lawAgainst(point, around) === null;
}

/** What the law says of addresses that nothing else stands against, as a no or as the reason why another one was chosen; null when it says nothing. */
export function tellLaw(
  points: readonly PointFact[],
  around: Around,
  verdict: "suppress" | "allow",
): Verdict | null {
  const laws = points.map((point) => lawAgainst(point, around)).filter((law) => law !== null);
  const [law] = laws;
  if (!law) return null;
  const ends = laws.map(({ until }) => until).filter((until) => until !== null);
  const end = ends.sort()[0];
  return {
    rule: "channel_law",
    verdict,
    detail: law.detail,
    citation: law.citation,
    until: end === undefined ? null : instantAt(end, "00:00", around.facts.zone),
  };
}
