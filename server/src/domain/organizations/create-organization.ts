import type { InputOf } from "@dunlin/contract/endpoint.ts";
import type {
  createOrganization as promise,
  Organization,
} from "@dunlin/contract/organizations.ts";
import type { Context } from "#server/context.ts";
import { createApiKey } from "#server/domain/api-keys/create-api-key.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { getOrganization } from "#server/domain/organizations/get-organization.ts";
import { savePolicy } from "#server/domain/policies/save-policy.ts";
import { LADDERS } from "#server/domain/policies/ladders.ts";

type Input = InputOf<typeof promise> & { secret?: string; isPlatform?: boolean };

/** Makes the organization that the context names: paused, with a default policy and its first key. */
export async function createOrganization(
  ctx: Context,
  input: Input,
): Promise<{ organization: Organization; apiKey: string }> {
  const startsAt = input.clock ? new Date(input.clock) : ctx.now();
  await ctx.db
    .insertInto("organizations")
    .values({
      id: ctx.organizationId,
      name: input.name,
      email: input.email,
      phone: input.phone,
      payment_instructions: input.paymentInstructions,
      postal_address: input.postalAddress ?? null,
      payment_link: input.paymentLink ?? null,
      tier: input.tier ?? null,
      role: input.role,
      country: input.country,
      subdivision: input.subdivision,
      time_zone: input.timeZone,
      language: input.language,
      currency: input.currency,
      ...contactSettings(input),
      clock_at: input.sandbox ? startsAt : null,
      ledger_fresh_at: startsAt,
      created_at: startsAt,
    })
    .execute();
  await recordEvents(ctx, [{ type: "organization.created", data: { name: input.name } }]);
  await savePolicy(ctx, {
    name: "Courteous",
    stages: LADDERS.courteous,
    minimumAmounts: {},
    isDefault: true,
  });
  const secret = input.secret ?? ctx.newSecret();
  await createApiKey(ctx, {
    name: "first",
    secret,
    scopes: input.isPlatform ? ["read", "write", "platform"] : ["read", "write"],
  });
  return { organization: await getOrganization(ctx), apiKey: secret };
}

/** What is left out is the default of the table: Monday to Friday from 08:00 to 20:00, one message a day, seven a week. */
function contactSettings({ contactHours, contactBudget }: Input) {
  return {
    ...(contactHours
      ? {
          contact_from: contactHours.from,
          contact_to: contactHours.to,
          contact_weekdays: contactHours.weekdays,
        }
      : {}),
    ...(contactBudget
      ? { contact_max_per_day: contactBudget.perDay, contact_max_per_week: contactBudget.perWeek }
      : {}),
  };
}
