import type { Channel } from "@dunlin/contract/customers.ts";
import type { Stage } from "@dunlin/contract/policies.ts";
import type { CaseFacts, InvoiceFact, StageRecord } from "#server/domain/reminders/case-facts.ts";
import { stageMoment } from "#server/domain/reminders/stage-moment.ts";
import { stagesAhead } from "#server/domain/reminders/stages-ahead.ts";

export type DueStage = { invoice: InvoiceFact; stage: Stage; moment: Date };
export type LadderPosition = {
  /** The highest stage whose moment has passed by the horizon and that nobody has done yet. */
  due: DueStage | null;
  /** When the ladder next asks for something after that. */
  nextMoment: Date | null;
};

/**
 * Where a case stands on its ladder. The oldest invoice that still has stages ahead leads; the
 * others are spoken for by its messages and lead in their turn.
 */
export function findDueStage(
  facts: CaseFacts,
  invoices: readonly InvoiceFact[],
  at: { horizon: Date; channels: ReadonlySet<Channel>; records?: readonly StageRecord[] },
): LadderPosition {
  const records = at.records ?? facts.records;
  for (const invoice of invoices) {
    const ahead = reachableOf(stagesAhead(facts, invoice, records), facts, at.channels).map(
      (stage) => ({ invoice, stage, moment: stageMoment(stage, invoice.dueOn, facts) }),
    );
    if (ahead.length === 0) continue;
    const later = ahead.find(({ moment }) => moment > at.horizon);
    return {
      due: ahead.findLast(({ moment }) => moment <= at.horizon) ?? null,
      nextMoment: later?.moment ?? null,
    };
  }
  return { due: null, nextMoment: null };
}

/**
 * A stage is passed over when nobody connected its channels, or the person has no address there or
 * wants none used; where that holds for all of them, the next one stays to say so.
 */
function reachableOf(
  stages: readonly Stage[],
  facts: CaseFacts,
  channels: ReadonlySet<Channel>,
): Stage[] {
  const connected = stages.filter((stage) => stage.channels.some((each) => channels.has(each)));
  const open = new Set(
    facts.points
      .filter((point) => !point.isOptedOut && !point.isRefused && channels.has(point.channel))
      .map((point) => point.channel),
  );
  const reachable = connected.filter((stage) => stage.channels.some((each) => open.has(each)));
  return reachable.length > 0 ? reachable : connected;
}
