import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import {
  personKey,
  type CaseFacts,
  type OrganizationFacts,
  type Tally,
} from "#server/domain/reminders/case-facts.ts";
import { dayIn } from "#server/domain/calendars/zones.ts";
import { loadQuotaFacts } from "#server/domain/quotas/load-quota-facts.ts";

/** Who has been contacted in the last week among these cases' people, and how far today's ramp and the limits of the tier are used. */
export async function loadTally(
  ctx: Context,
  input: { cases: readonly CaseFacts[]; organization: OrganizationFacts },
): Promise<Tally> {
  const people = new Set(
    input.cases.flatMap((facts) => facts.points.map((point) => personKey(point.address))),
  );
  const { rows } = await sql<{ person_key: string; queued_at: Date }>`
    select person_key, queued_at from notifications
     where organization_id = ${ctx.organizationId}
       and person_key = any(${[...people]}::text[])
       and queued_at > ${ctx.now()}::timestamptz - interval '8 days'
       and not is_withdrawn`.execute(ctx.db);
  const contacts = new Map<string, Date[]>();
  for (const row of rows) {
    const list = contacts.get(row.person_key);
    if (list) list.push(row.queued_at);
    else contacts.set(row.person_key, [row.queued_at]);
  }
  const { tier } = input.organization;
  return {
    contacts,
    issuedOn: await loadRamp(ctx, input.organization),
    quota: tier === null ? null : await loadQuotaFacts(ctx, tier),
  };
}

async function loadRamp(
  ctx: Context,
  organization: OrganizationFacts,
): Promise<Map<string, number>> {
  if (organization.rampPerDay === null) return new Map();
  const today = dayIn(organization.zone, ctx.now());
  const rows = await ctx.db
    .selectFrom("ramp_days")
    .select(["day", "issued"])
    .where("day", ">=", today)
    .execute();
  return new Map(rows.map((row) => [row.day, row.issued]));
}
