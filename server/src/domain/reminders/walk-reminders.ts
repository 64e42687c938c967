import type { CaseFacts, OrganizationFacts, Tally } from "#server/domain/reminders/case-facts.ts";
import type { Decision } from "#server/domain/reminders/decide-reminder.ts";
import { decideTogether, type Bundle } from "#server/domain/reminders/decide-together.ts";

/** One decision on the way, with the message that carries it out when it is a send. */
export type Step = { decision: Decision; bundle: Bundle | null };
/** By case, once: its send on the way, or what stands in the way at the end. */
export type Walk = ReadonlyMap<string, Step>;

/** Walks cases from one instant to another as the engine would: each is looked at whenever its answer could change. */
export function walkReminders(
  cases: readonly CaseFacts[],
  at: { organization: OrganizationFacts; tally: Tally; from: Date; to: Date },
): Walk {
  const start = (at.to < at.from ? at.to : at.from).getTime();
  const walk = new Map<string, Step>();
  const agenda = new Map<number, CaseFacts[]>([[start, [...cases]]]);
  while (agenda.size > 0) {
    const time = Math.min(...agenda.keys());
    const now = new Date(time);
    const due = agenda.get(time)!;
    agenda.delete(time);
    const { decisions, bundles } = decideTogether(time === start ? due : due.toSorted(byCustomer), {
      organization: at.organization,
      tally: at.tally,
      now,
      horizon: at.to,
    });
    const bundleOf = new Map(bundles.flatMap((bundle) => bundle.map((each) => [each, bundle])));
    for (const decision of decisions) {
      note(walk, { decision, bundle: bundleOf.get(decision) ?? null });
      const next = decision.nextChangeAt;
      if (next === null || next > at.to || next <= now) continue;
      const list = agenda.get(next.getTime());
      if (list) list.push(factsAfter(decision));
      else agenda.set(next.getTime(), [factsAfter(decision)]);
    }
  }
  return walk;
}

/** The order in which the engine takes cases whose time comes at one instant. */
function byCustomer(left: CaseFacts, right: CaseFacts): number {
  if (left.customerId === right.customerId) return left.id < right.id ? -1 : 1;
  return left.customerId < right.customerId ? -1 : 1;
}

function note(walk: Map<string, Step>, step: Step): void {
  const { facts } = step.decision;
  if (walk.get(facts.id)?.decision.outcome !== "send") walk.set(facts.id, step);
}

function factsAfter({ facts, records, decidedAt }: Decision): CaseFacts {
  if (records.length === 0) return facts;
  return {
    ...facts,
    records: [...facts.records, ...records.map((each) => ({ ...each, decidedAt }))],
  };
}
