import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { closeWorkItems } from "#server/domain/work-items/close-work-items.ts";

/** Takes messages off the list of those whose outcome is asked for, as far as it is known now. */
export async function forgetLostAttempts(ctx: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await sql<{ notification_id: string }>`
    delete from lost_attempts l using notifications n
     where l.organization_id = ${ctx.organizationId}
       and l.notification_id = any(${[...ids]}::uuid[])
       and n.organization_id = l.organization_id and n.id = l.notification_id
       and n.status <> 'unknown'
    returning l.notification_id`.execute(ctx.db);
  await closeWorkItems(ctx, {
    kind: "unknown_outcome",
    subjectIds: rows.map((row) => row.notification_id),
  });
}
