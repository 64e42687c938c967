import type { Organization } from "@dunlin/contract/organizations.ts";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { cancelNotifications } from "#server/domain/notifications/cancel-notifications.ts";
import { getOrganization } from "#server/domain/organizations/get-organization.ts";

/** Stops sending at once: what is queued is cancelled, and its stage is due again after going live. */
export async function pauseOrganization(ctx: Context): Promise<Organization> {
  await ctx.db
    .updateTable("organizations")
    .set({ live_at: null })
    .where("id", "=", ctx.organizationId)
    .execute();
  await recordEvents(ctx, [{ type: "organization.paused" }]);
  await cancelNotifications(ctx, { of: "organization", because: "the organization was paused" });
  return await getOrganization(ctx);
}
