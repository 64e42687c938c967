import { sql } from "kysely";
import type { Context } from "#server/context.ts";

export type NewEvent = {
  type: string;
  recoveryCaseId?: string | null;
  customerId?: string | null;
  subjectId?: string | null;
  data?: object;
};

/** JSON never has it raw, so that the texts need no escaping on their way. */
const SEPARATOR = "\u001e";

/** Appends to the history, in the transaction of the change and in the order given. */
export async function recordEvents(ctx: Context, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await sql`
    insert into events
      (organization_id, id, type, recovery_case_id, customer_id, subject_id, data, actor, occurred_at)
    select ${ctx.organizationId}::uuid, id, type, recovery_case_id, customer_id, subject_id,
           data::json, ${ctx.actor}, ${ctx.now()}::timestamptz
      from unnest(
        ${events.map(() => ctx.newId())}::uuid[],
        ${events.map((event) => event.type)}::text[],
        ${events.map((event) => event.recoveryCaseId ?? null)}::uuid[],
        ${events.map((event) => event.customerId ?? null)}::uuid[],
        ${events.map((event) => event.subjectId ?? null)}::uuid[],
        string_to_array(${events.map((event) => JSON.stringify(event.data ?? {})).join(SEPARATOR)}, ${SEPARATOR})
      ) as given (id, type, recovery_case_id, customer_id, subject_id, data)`.execute(ctx.db);
}
