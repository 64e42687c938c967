import { addDays } from "#server/domain/calendars/civil-days.ts";
import { dayIn, instantAt } from "#server/domain/calendars/zones.ts";
import type { CaseFacts, InvoiceFact } from "#server/domain/reminders/case-facts.ts";
import type { DueStage } from "#server/domain/reminders/find-due-stage.ts";
import { stageMoment } from "#server/domain/reminders/stage-moment.ts";

/** A message names what is overdue and what has come onto the ladder, never what nobody asks for yet. */
export function isClaimed(
  facts: CaseFacts,
  invoice: InvoiceFact,
  at: { due: DueStage; now: Date },
): boolean {
  if (invoice.id === at.due.invoice.id || invoice.dueOn < dayIn(facts.zone, at.now)) return true;
  return claimMoment(facts, invoice) <= at.now;
}

/** From when a message names an invoice, whichever leads. */
export function claimMoment(facts: CaseFacts, invoice: InvoiceFact): Date {
  const overdue = instantAt(addDays(invoice.dueOn, 1), "00:00", facts.zone);
  const first = invoice.policy.stages[0];
  const onLadder = first === undefined ? overdue : stageMoment(first, invoice.dueOn, facts);
  return onLadder < overdue ? onLadder : overdue;
}
