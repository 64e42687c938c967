import type { CaseFacts, InvoiceFact, StageRecord } from "#server/domain/reminders/case-facts.ts";
import type { DueStage } from "#server/domain/reminders/find-due-stage.ts";
import { stageMoment } from "#server/domain/reminders/stage-moment.ts";
import { stagesAhead } from "#server/domain/reminders/stages-ahead.ts";

export type LadderRecord = Omit<StageRecord, "decidedAt">;

/** What a message means for the ladder: its stage is issued, lower ones of its invoice are passed, due ones of the other invoices covered. */
export function ladderRecords(
  facts: CaseFacts,
  sent: { due: DueStage; claimed: readonly InvoiceFact[]; now: Date },
): LadderRecord[] {
  const { due } = sent;
  const earlier = facts.records.filter(
    (record) => record.status === "issued" && record.stage === due.stage.key,
  );
  const occurrence = Math.max(0, ...earlier.map((record) => record.occurrence)) + 1;
  const records: LadderRecord[] = [];
  for (const invoice of sent.claimed) {
    for (const stage of stagesAhead(facts, invoice, facts.records)) {
      if (stageMoment(stage, invoice.dueOn, facts) > sent.now) continue;
      if (invoice.id !== due.invoice.id) {
        records.push({ invoiceId: invoice.id, stage: stage.key, status: "covered", occurrence });
      } else if (stage.key === due.stage.key) {
        records.push({ invoiceId: invoice.id, stage: stage.key, status: "issued", occurrence });
        break;
      } else {
        records.push({ invoiceId: invoice.id, stage: stage.key, status: "passed", occurrence });
      }
    }
  }
  return records;
}
