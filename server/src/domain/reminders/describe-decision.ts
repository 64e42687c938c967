import { formatId } from "@dunlin/contract/ids.ts";
import type { PlannedReminder } from "@dunlin/contract/recovery.ts";
import type { OrganizationFacts } from "#server/domain/reminders/case-facts.ts";
import { composeMessage } from "#server/domain/reminders/compose-message.ts";
import type { Step } from "#server/domain/reminders/walk-reminders.ts";
import { describeMessage } from "#server/domain/templates/describe-message.ts";
import { TemplateError } from "#server/domain/templates/template-error.ts";

/** A decision in the contract's words, with the message that goes out or would. */
export function describeDecision(
  { decision, bundle }: Step,
  organization: OrganizationFacts,
): PlannedReminder {
  const lead = bundle?.[0];
  const isSentWith = lead !== undefined && lead.facts.id !== decision.facts.id;
  const described: PlannedReminder = {
    recoveryCaseId: formatId("recoveryCase", decision.facts.id),
    customerId: formatId("customer", decision.facts.customerId),
    customerName: decision.facts.customerName,
    outcome: decision.outcome,
    stage: decision.due?.stage.key ?? null,
    tone: decision.due?.stage.tone ?? null,
    channel: decision.recipient?.channel ?? null,
    recipient: decision.recipient?.address ?? null,
    sendAt: decision.outcome === "send" ? decision.decidedAt.toISOString() : null,
    reasons: decision.verdicts.map(({ until: _, ...reason }) => reason),
    nextChangeAt: decision.nextChangeAt?.toISOString() ?? null,
    sentWith: isSentWith ? formatId("recoveryCase", lead.facts.id) : null,
  };
  if (!decision.due || !decision.recipient) return described;
  try {
    const { message } = composeMessage(bundle ?? [decision], organization);
    return { ...described, message: describeMessage(message) };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return {
      ...described,
      outcome: "suppress",
      sendAt: null,
      reasons: [
        ...described.reasons,
        { rule: "template", verdict: "suppress", detail: error.message },
      ],
    };
  }
}
