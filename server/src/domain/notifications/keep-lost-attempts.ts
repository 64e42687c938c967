import { sql } from "kysely";
import type { Context } from "#server/context.ts";

type Row = { id: string; attempt_id: string; sending_at: Date };

const FIRST_QUESTION_SECONDS = 30;

/** Puts attempts whose answer was lost on the list of those that are asked about; nothing else may happen to their messages. */
export async function keepLostAttempts(ctx: Context, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into lost_attempts
      (organization_id, notification_id, attempt_id, handed_over_at, lost_at, ask_at)
    select ${ctx.organizationId}::uuid, given.*, ${ctx.now()}::timestamptz,
           ${ctx.now()}::timestamptz + make_interval(secs => ${FIRST_QUESTION_SECONDS})
      from unnest(
        ${rows.map((row) => row.id)}::uuid[],
        ${rows.map((row) => row.attempt_id)}::uuid[],
        ${rows.map((row) => row.sending_at.toISOString())}::timestamptz[]
      ) as given
    on conflict (organization_id, notification_id) do update
      set attempt_id = excluded.attempt_id, handed_over_at = excluded.handed_over_at,
          lost_at = excluded.lost_at, ask_at = excluded.ask_at, asked = 0`.execute(ctx.db);
}
