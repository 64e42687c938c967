import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import type { Bundle } from "#server/domain/reminders/decide-together.ts";

export type IssuedBundle = { bundle: Bundle; notificationId: string };

/** Writes what messages mean for the ladder: the stage issued, the stages passed over, the invoices spoken for. */
export async function recordStages(ctx: Context, issued: readonly IssuedBundle[]): Promise<void> {
  const rows = issued.flatMap(({ bundle, notificationId }) =>
    bundle.flatMap((decision) =>
      decision.records.map((record) => ({ ...record, caseId: decision.facts.id, notificationId })),
    ),
  );
  if (rows.length === 0) return;
  await sql`
    insert into reminders
      (organization_id, recovery_case_id, invoice_id, stage, status, occurrence, notification_id, decided_at)
    select ${ctx.organizationId}::uuid, given.*, ${ctx.now()}::timestamptz
      from unnest(
        ${rows.map((row) => row.caseId)}::uuid[],
        ${rows.map((row) => row.invoiceId)}::uuid[],
        ${rows.map((row) => row.stage)}::text[],
        ${rows.map((row) => row.status)}::text[],
        ${rows.map((row) => row.occurrence)}::int[],
        ${rows.map((row) => row.notificationId)}::uuid[]
      ) as given
    on conflict (organization_id, recovery_case_id, invoice_id, stage) do update
      set status = excluded.status, occurrence = excluded.occurrence,
          notification_id = excluded.notification_id, decided_at = excluded.decided_at`.execute(
    ctx.db,
  );
}
