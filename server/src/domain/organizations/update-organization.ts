import type { InputOf } from "@dunlin/contract/endpoint.ts";
import type {
  Organization,
  updateOrganization as promise,
} from "@dunlin/contract/organizations.ts";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { getOrganization } from "#server/domain/organizations/get-organization.ts";
import { wakeCases } from "#server/domain/recovery-cases/wake-cases.ts";

/** Changes settings; every open case is decided anew, since most settings can change an answer. */
export async function updateOrganization(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<Organization> {
  const changes = {
    name: input.name,
    email: input.email,
    phone: input.phone,
    payment_instructions: input.paymentInstructions,
    postal_address: input.postalAddress,
    payment_link: input.paymentLink,
    tier: input.tier,
    role: input.role,
    country: input.country,
    subdivision: input.subdivision,
    time_zone: input.timeZone,
    language: input.language,
    currency: input.currency,
    contact_from: input.contactHours?.from,
    contact_to: input.contactHours?.to,
    contact_weekdays: input.contactHours?.weekdays,
    contact_max_per_day: input.contactBudget?.perDay,
    contact_max_per_week: input.contactBudget?.perWeek,
    ledger_max_age_days: input.ledgerMaxAgeDays,
  };
  const given = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  ) as typeof changes;
  if (Object.keys(given).length > 0) {
    await ctx.db
      .updateTable("organizations")
      .set(given as never)
      .where("id", "=", ctx.organizationId)
      .execute();
    await recordEvents(ctx, [{ type: "organization.updated", data: { ...input } }]);
    await wakeCases(ctx, "all");
  }
  return await getOrganization(ctx);
}
