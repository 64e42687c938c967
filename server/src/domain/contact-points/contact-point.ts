import type { ContactPoint } from "@dunlin/contract/customers.ts";
import { formatId } from "@dunlin/contract/ids.ts";
import type { Selectable } from "kysely";
import type { ContactPoints } from "#server/platform/database/schema.ts";

/** An address as the contract shows it. */
export function toContactPoint(row: Selectable<ContactPoints>): ContactPoint {
  return {
    id: formatId("contactPoint", row.id),
    channel: row.channel,
    address: row.address,
    consent: row.consent,
    optedOutAt: row.opted_out_at?.toISOString() ?? null,
    quality: row.quality,
  };
}
