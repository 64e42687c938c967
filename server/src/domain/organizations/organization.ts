import { formatId } from "@dunlin/contract/ids.ts";
import type { Organization } from "@dunlin/contract/organizations.ts";
import type { Selectable } from "kysely";
import type { Organizations } from "#server/platform/database/schema.ts";

/** An organization as the contract shows it. */
export function toOrganization(row: Selectable<Organizations>): Organization {
  return {
    id: formatId("organization", row.id),
    name: row.name,
    email: row.email,
    phone: row.phone,
    paymentInstructions: row.payment_instructions,
    postalAddress: row.postal_address,
    paymentLink: row.payment_link,
    tier: row.tier,
    role: row.role,
    country: row.country,
    subdivision: row.subdivision,
    timeZone: row.time_zone,
    language: row.language,
    currency: row.currency,
    isSandbox: row.clock_at !== null,
    liveAt: row.live_at?.toISOString() ?? null,
    approveFirst: row.approve_first,
    approvedCount: row.approved_count,
    rampPerDay: row.ramp_per_day,
    contactHours: { from: row.contact_from, to: row.contact_to, weekdays: row.contact_weekdays },
    contactBudget: { perDay: row.contact_max_per_day, perWeek: row.contact_max_per_week },
    ledgerMaxAgeDays: row.ledger_max_age_days,
    ledgerFreshAt: row.ledger_fresh_at.toISOString(),
    createdAt: row.created_at.toISOString(),
  };
}
