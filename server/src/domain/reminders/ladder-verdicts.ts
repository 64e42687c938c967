import { dayIn, timeIn } from "#server/domain/calendars/zones.ts";
import type { CaseFacts } from "#server/domain/reminders/case-facts.ts";
import type { DueStage } from "#server/domain/reminders/find-due-stage.ts";
import type { Verdict } from "#server/domain/reminders/gates/gate.ts";

/** Why a stage is due, on the recipient's wall. */
export function dueVerdict(facts: CaseFacts, due: DueStage): Verdict {
  const { stage, invoice, moment } = due;
  const days = Math.abs(stage.offsetDays);
  const kind = stage.countedIn === "business_days" ? "business day" : "day";
  const when =
    days === 0
      ? "on the due date"
      : `${days} ${kind}${days === 1 ? "" : "s"} ${stage.offsetDays < 0 ? "before" : "after"} the due date`;
  return {
    rule: "ladder",
    verdict: "allow",
    detail: `Stage ${stage.key}, ${when} of invoice ${invoice.number} (${invoice.dueOn}), has been due since ${dayIn(facts.zone, moment)} ${timeIn(facts.zone, moment)} (${facts.zone}).`,
  };
}

/** Why there is nothing to decide about. */
export function restVerdict(
  facts: CaseFacts,
  why: { isAllHeld: boolean; hasMore: boolean },
): Verdict {
  if (why.isAllHeld) {
    return { rule: "hold", verdict: "suppress", detail: "Every open invoice is on hold." };
  }
  const detail =
    facts.invoices.length === 0
      ? "Nothing is owed."
      : why.hasMore
        ? "No stage is due yet."
        : "Every stage of the ladder has been done.";
  return { rule: "ladder", verdict: "allow", detail };
}
