import type { Context } from "#server/context.ts";
import type { OrganizationFacts } from "#server/domain/reminders/case-facts.ts";

/** The settings that decisions look at. With `lock`, passes of an organization wait for one another: they share budgets. */
export async function loadOrganizationFacts(
  ctx: Context,
  options: { lock: boolean },
): Promise<OrganizationFacts> {
  const query = ctx.db.selectFrom("organizations").selectAll().where("id", "=", ctx.organizationId);
  const row = await (options.lock ? query.forNoKeyUpdate() : query).executeTakeFirstOrThrow();
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    paymentInstructions: row.payment_instructions,
    zone: row.time_zone,
    place: { country: row.country, ...(row.subdivision ? { subdivision: row.subdivision } : {}) },
    language: row.language,
    isLive: row.live_at !== null,
    approveFirst: row.approve_first,
    approvedCount: row.approved_count,
    rampPerDay: row.ramp_per_day,
    contactHours: { from: row.contact_from, to: row.contact_to, weekdays: row.contact_weekdays },
    contactBudget: { perDay: row.contact_max_per_day, perWeek: row.contact_max_per_week },
    ledgerMaxAgeDays: row.ledger_max_age_days,
    ledgerFreshAt: row.ledger_fresh_at,
    channels: new Set(["email"]),
  };
}
