import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import type { Decision } from "#server/domain/reminders/decide-reminder.ts";

/** Puts reminders that need a person's word on the list, once each. */
export async function requestApprovals(
  ctx: Context,
  decisions: readonly Decision[],
): Promise<void> {
  const needing = decisions.filter((decision) => decision.needsApproval !== null);
  if (needing.length === 0) return;
  await sql`
    insert into approvals (organization_id, id, recovery_case_id, invoice_id, stage, reason, requested_at)
    select ${ctx.organizationId}::uuid, given.*, ${ctx.now()}::timestamptz
      from unnest(
        ${needing.map(() => ctx.newId())}::uuid[],
        ${needing.map((decision) => decision.facts.id)}::uuid[],
        ${needing.map((decision) => decision.due!.invoice.id)}::uuid[],
        ${needing.map((decision) => decision.due!.stage.key)}::text[],
        ${needing.map((decision) => decision.needsApproval!)}::text[]
      ) as given
    on conflict do nothing`.execute(ctx.db);
}
