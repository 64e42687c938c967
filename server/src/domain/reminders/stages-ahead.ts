import type { Stage } from "@dunlin/contract/policies.ts";
import type { CaseFacts, InvoiceFact, StageRecord } from "#server/domain/reminders/case-facts.ts";
import { stageMoment } from "#server/domain/reminders/stage-moment.ts";

/** The stages of an invoice's ladder above everything that has been done for it. */
export function stagesAhead(
  facts: CaseFacts,
  invoice: InvoiceFact,
  records: readonly StageRecord[],
): readonly Stage[] {
  const { stages } = invoice.policy;
  let done = -1;
  let unknownUntil: Date | null = null;
  for (const record of records) {
    if (record.invoiceId !== invoice.id) continue;
    const position = stages.findIndex((stage) => stage.key === record.stage);
    if (position > done) done = position;
    if (position === -1 && (unknownUntil === null || record.decidedAt > unknownUntil)) {
      unknownUntil = record.decidedAt;
    }
  }
  const ahead = done === -1 ? stages : stages.slice(done + 1);
  if (unknownUntil === null) return ahead;
  // The policy changed after a stage of the old one: what was due by then has been spoken for.
  const since = unknownUntil;
  return ahead.filter((stage) => stageMoment(stage, invoice.dueOn, facts) > since);
}
