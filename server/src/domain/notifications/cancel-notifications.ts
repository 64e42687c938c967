import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { wakeCases } from "#server/domain/recovery-cases/wake-cases.ts";

/**
 * Withdraws every queued message of these customers, or of all, in the transaction of what caused
 * it; their stages are due again. One that is being handed over already waits for nobody.
 */
export async function cancelNotifications(
  ctx: Context,
  input: { of: readonly string[] | "organization"; because: string },
): Promise<number> {
  const whose =
    input.of === "organization"
      ? sql`batch_id in (
          select id from delivery_batches b where b.organization_id = ${ctx.organizationId})`
      : sql`recovery_case_id in (
          select id from recovery_cases c
           where c.organization_id = ${ctx.organizationId}
             and c.customer_id = any(${[...input.of]}::uuid[]))`;
  // What is under way may be queued again and released while we have not committed: its receipt waits.
  await sql`
    select from notifications
     where organization_id = ${ctx.organizationId} and status in ('queued', 'sending')
       and not is_withdrawn and ${whose}
     order by id for no key update`.execute(ctx.db);
  const { rows } = await sql<{
    id: string;
    case_ids: string[];
    customer_id: string;
    stage: string;
  }>`
    update notifications
       set status = 'cancelled', is_withdrawn = true, detail = ${input.because}, settled_at = ${ctx.now()}
     where organization_id = ${ctx.organizationId} and status = 'queued' and not is_withdrawn and ${whose}
    returning id, case_ids, customer_id, stage`.execute(ctx.db);
  await recordEvents(
    ctx,
    rows.flatMap((row) =>
      row.case_ids.map((recoveryCaseId) => ({
        type: "notification.cancelled",
        recoveryCaseId,
        customerId: row.customer_id,
        subjectId: row.id,
        data: { stage: row.stage, because: input.because },
      })),
    ),
  );
  await wakeCases(ctx, [...new Set(rows.flatMap((row) => row.case_ids))]);
  return rows.length;
}
