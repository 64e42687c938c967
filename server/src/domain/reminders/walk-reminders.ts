import type { CaseFacts, OrganizationFacts, Tally } from "#server/domain/reminders/case-facts.ts";
import type { Decision } from "#server/domain/reminders/decide-reminder.ts";
import { decideTogether, type Letter } from "#server/domain/reminders/decide-together.ts";

export type Walk = {
  /** The last word on each case: its send, or what stands in the way at the end. */
  decisions: Map<string, Decision>;
  letters: Map<string, Letter>;
};

/** Walks cases from one instant to another as the engine would: each is looked at whenever its answer could change, until it is sent. */
export function walkReminders(
  cases: readonly CaseFacts[],
  at: { organization: OrganizationFacts; tally: Tally; from: Date; to: Date },
): Walk {
  const start = at.to < at.from ? at.to : at.from;
  const walk: Walk = { decisions: new Map(), letters: new Map() };
  const agenda = new Map<number, CaseFacts[]>([[start.getTime(), [...cases]]]);
  while (agenda.size > 0) {
    const time = Math.min(...agenda.keys());
    const due = agenda.get(time)!;
    agenda.delete(time);
    const now = new Date(time);
    const { decisions, letters } = decideTogether(due, {
      organization: at.organization,
      tally: at.tally,
      now,
      horizon: at.to,
    });
    for (const letter of letters) {
      for (const decision of letter) walk.letters.set(decision.facts.id, letter);
    }
    for (const decision of decisions) {
      walk.decisions.set(decision.facts.id, decision);
      const next = decision.nextChangeAt;
      if (decision.outcome === "send" || next === null || next > at.to || next <= now) continue;
      const list = agenda.get(next.getTime());
      if (list) list.push(decision.facts);
      else agenda.set(next.getTime(), [decision.facts]);
    }
  }
  return walk;
}
