import type { Organization } from "@dunlin/contract/organizations.ts";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { getOrganization } from "#server/domain/organizations/get-organization.ts";
import { wakeCases } from "#server/domain/recovery-cases/wake-cases.ts";

/** Notes that the ledger is up to date now; cases that waited for it are decided anew. */
export async function confirmLedger(ctx: Context): Promise<Organization> {
  const before = await ctx.db
    .selectFrom("organizations")
    .select("ledger_max_age_days")
    .where("id", "=", ctx.organizationId)
    .executeTakeFirstOrThrow();
  await ctx.db
    .updateTable("organizations")
    .set({ ledger_fresh_at: ctx.now() })
    .where("id", "=", ctx.organizationId)
    .execute();
  await recordEvents(ctx, [{ type: "ledger.confirmed" }]);
  if (before.ledger_max_age_days !== null) await wakeCases(ctx, "all");
  return await getOrganization(ctx);
}
