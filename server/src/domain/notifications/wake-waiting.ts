import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import type { OpenedChannel } from "#server/domain/channels/note-answers.ts";

/**
 * Gives what waited for a channel to open its job at once, instead of when the channel would have
 * been tried again. What another transaction is just looking at is left to it.
 */
export async function wakeWaiting(ctx: Context, opened: readonly OpenedChannel[]): Promise<void> {
  if (opened.length === 0) return;
  const { rows } = await sql<{ id: string }>`
    with waiting as (
      select n.id from delivery_batches b
        join notifications n on n.organization_id = b.organization_id and n.batch_id = b.id
        join unnest(
          ${opened.map((each) => each.channel)}::text[],
          ${opened.map((each) => each.closedUntil.toISOString())}::timestamptz[]
        ) as open (channel, closed_until) on open.channel = n.channel
       where b.organization_id = ${ctx.organizationId} and n.status = 'queued'
         and n.next_attempt_at > ${ctx.now()} and n.next_attempt_at <= open.closed_until
         for no key update of n skip locked
    ), woken as (
      update notifications n set next_attempt_at = ${ctx.now()} from waiting
       where n.organization_id = ${ctx.organizationId} and n.id = waiting.id
      returning n.batch_id
    )
    update delivery_batches b set next_attempt_at = ${ctx.now()}
     where b.organization_id = ${ctx.organizationId} and b.id in (select batch_id from woken)
    returning b.id`.execute(ctx.db);
  for (const { id: batchId } of rows) {
    await ctx.enqueue("deliver-notifications", { organizationId: ctx.organizationId, batchId });
  }
}
