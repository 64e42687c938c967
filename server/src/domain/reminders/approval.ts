import { formatId } from "@dunlin/contract/ids.ts";
import type { Approval } from "@dunlin/contract/recovery.ts";
import type { Selectable } from "kysely";
import type { Approvals } from "#server/platform/database/schema.ts";

/** An approval as the contract shows it. */
export function toApproval(row: Selectable<Approvals> & { customer_name: string }): Approval {
  return {
    id: formatId("approval", row.id),
    recoveryCaseId: formatId("recoveryCase", row.recovery_case_id),
    customerName: row.customer_name,
    invoiceId: formatId("invoice", row.invoice_id),
    stage: row.stage,
    reason: row.reason,
    status: row.status,
    requestedAt: row.requested_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
    decidedBy: row.decided_by,
  };
}
