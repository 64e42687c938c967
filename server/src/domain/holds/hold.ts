import { formatId } from "@dunlin/contract/ids.ts";
import type { Hold } from "@dunlin/contract/recovery.ts";
import type { Selectable } from "kysely";
import type { Holds } from "#server/platform/database/schema.ts";

/** A hold as the contract shows it. */
export function toHold(row: Selectable<Holds>): Hold {
  return {
    id: formatId("hold", row.id),
    customerId: formatId("customer", row.customer_id),
    invoiceId: row.invoice_id && formatId("invoice", row.invoice_id),
    kind: row.kind,
    note: row.note,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at?.toISOString() ?? null,
    releasedAt: row.released_at?.toISOString() ?? null,
  };
}
