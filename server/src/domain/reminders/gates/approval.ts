import type { GateInput, Verdict } from "#server/domain/reminders/gates/gate.ts";

/** Why a reminder needs a person's word: it is among the first messages, or its stage says so. */
export function approvalNeeded(input: GateInput): "first_messages" | "stage" | null {
  const { organization, due, facts } = input;
  const given = facts.approvals.find(
    (approval) => approval.invoiceId === due.invoice.id && approval.stage === due.stage.key,
  );
  if (given?.status === "approved") return null;
  if (due.stage.needsApproval) return "stage";
  return organization.approvedCount < organization.approveFirst ? "first_messages" : null;
}

/** The first messages after going live, and stages marked so, wait for a person. */
export function judgeApproval(input: GateInput): Verdict | null {
  const { organization, due } = input;
  const need = approvalNeeded(input);
  if (need === null) return null;
  return {
    rule: "approval",
    verdict: "defer",
    detail:
      need === "stage"
        ? `Stage ${due.stage.key} needs a person's approval.`
        : `${organization.approvedCount} of the first ${organization.approveFirst} messages have been approved.`,
    until: null,
  };
}
