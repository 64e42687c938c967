import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { dayIn } from "#server/domain/calendars/zones.ts";
import type { OrganizationFacts } from "#server/domain/reminders/case-facts.ts";

/** Counts messages against the day's ramp, where there is one. */
export async function recordRamp(
  ctx: Context,
  input: { organization: OrganizationFacts; issued: number },
): Promise<void> {
  if (input.organization.rampPerDay === null || input.issued === 0) return;
  await ctx.db
    .insertInto("ramp_days")
    .values({
      organization_id: ctx.organizationId,
      day: dayIn(input.organization.zone, ctx.now()),
      issued: input.issued,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["organization_id", "day"])
        .doUpdateSet({ issued: sql`ramp_days.issued + excluded.issued` }),
    )
    .execute();
}
