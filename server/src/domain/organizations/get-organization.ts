import type { Organization } from "@dunlin/contract/organizations.ts";
import type { Context } from "#server/context.ts";
import { toOrganization } from "#server/domain/organizations/organization.ts";

/** The caller's own organization. */
export async function getOrganization(ctx: Context): Promise<Organization> {
  const row = await ctx.db
    .selectFrom("organizations")
    .selectAll()
    .where("id", "=", ctx.organizationId)
    .executeTakeFirstOrThrow();
  return toOrganization(row);
}
