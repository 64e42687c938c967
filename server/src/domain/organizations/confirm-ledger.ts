import type { Organization } from "@dunlin/contract/organizations.ts";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { getOrganization } from "#server/domain/organizations/get-organization.ts";
import { markLedgerFresh } from "#server/domain/organizations/mark-ledger-fresh.ts";

/** Notes that the ledger is up to date now; cases that waited for it are decided anew. */
export async function confirmLedger(ctx: Context): Promise<Organization> {
  await markLedgerFresh(ctx);
  await recordEvents(ctx, [{ type: "ledger.confirmed" }]);
  return await getOrganization(ctx);
}
