import type { InputOf } from "@dunlin/contract/endpoint.ts";
import type { goLive as promise, Organization } from "@dunlin/contract/organizations.ts";
import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { getOrganization } from "#server/domain/organizations/get-organization.ts";
import { wakeCases } from "#server/domain/recovery-cases/wake-cases.ts";

/** Lets the engine send; going live again only changes the brake, and counts approvals anew. */
export async function goLive(ctx: Context, input: InputOf<typeof promise>): Promise<Organization> {
  await ctx.db
    .updateTable("organizations")
    .set({
      live_at: sql`coalesce(live_at, ${ctx.now()}::timestamptz)`,
      approve_first: input.approveFirst,
      approved_count: 0,
      ramp_per_day: input.rampPerDay,
    })
    .where("id", "=", ctx.organizationId)
    .execute();
  await recordEvents(ctx, [{ type: "organization.went-live", data: { ...input } }]);
  await wakeCases(ctx, "all");
  return await getOrganization(ctx);
}
