import { formatId } from "@dunlin/contract/ids.ts";
import type { Selectable } from "kysely";
import type { CustomerGroups } from "#server/platform/database/schema.ts";

/** A group as the contract shows it. */
export function toCustomerGroup(row: Selectable<CustomerGroups>) {
  return {
    id: formatId("customerGroup", row.id),
    name: row.name,
    policyId: row.policy_id && formatId("policy", row.policy_id),
  };
}
