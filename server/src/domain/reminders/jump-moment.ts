import { isInForce } from "#server/domain/reminders/gates/hold.ts";
import type { CaseFacts, InvoiceFact } from "#server/domain/reminders/case-facts.ts";
import type { DecisionMoment } from "#server/domain/reminders/decide-reminder.ts";
import { stageMoment } from "#server/domain/reminders/stage-moment.ts";
import { stagesAhead } from "#server/domain/reminders/stages-ahead.ts";

/**
 * While a clock jumps, the last instant on the way at which the ladder of any invoice of a case asks
 * for something, or one of them comes off hold: one message then speaks for all of it. Null where
 * nothing lies ahead, as always in real time.
 */
export function jumpMoment(
  facts: CaseFacts,
  at: Pick<DecisionMoment, "now" | "horizon" | "organization">,
): Date | null {
  if (at.horizon <= at.now) return null;
  const moments = facts.invoices.flatMap((invoice) => [
    ...holdEnds(facts, invoice, at.now),
    ...stagesAhead(facts, invoice, facts.records)
      .filter((stage) => stage.channels.some((channel) => at.organization.channels.has(channel)))
      .map((stage) => stageMoment(stage, invoice.dueOn, facts)),
  ]);
  const ahead = moments.filter((moment) => moment > at.now && moment <= at.horizon);
  if (ahead.length === 0) return null;
  return new Date(Math.max(...ahead.map((moment) => moment.getTime())));
}

function holdEnds(facts: CaseFacts, invoice: InvoiceFact, now: Date): Date[] {
  return facts.holds
    .filter((hold) => hold.invoiceId === invoice.id && isInForce(hold, now))
    .map((hold) => hold.endsAt)
    .filter((end) => end !== null);
}
