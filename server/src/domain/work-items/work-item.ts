import { formatId, type IdKind } from "@dunlin/contract/ids.ts";
import type { WorkItem } from "@dunlin/contract/work-items.ts";
import type { Selectable } from "kysely";
import type { WorkItems } from "#server/platform/database/schema.ts";

const SUBJECTS: Record<WorkItem["kind"], IdKind> = {
  fix_contact: "contactPoint",
  unknown_outcome: "notification",
  reply: "inboundMessage",
  letter_to_post: "notification",
  fix_channel: "connection",
  content_rejected: "notification",
};

/** What needs a person, as the contract shows it. */
export function toWorkItem(row: Selectable<WorkItems>): WorkItem {
  return {
    id: formatId("workItem", row.id),
    kind: row.kind,
    subjectId: formatId(SUBJECTS[row.kind], row.subject_id),
    customerId: row.customer_id && formatId("customer", row.customer_id),
    recoveryCaseId: row.recovery_case_id && formatId("recoveryCase", row.recovery_case_id),
    detail: row.detail,
    openedAt: row.opened_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    closedBy: row.closed_by,
  };
}
