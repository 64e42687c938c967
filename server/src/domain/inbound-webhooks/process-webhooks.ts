import { sql } from "kysely";
import type { Context, OutboundContext } from "#server/context.ts";
import { changeOptOut } from "#server/domain/customers/change-opt-out.ts";
import { takeReply } from "#server/domain/inbound-messages/take-reply.ts";
import { recordDeliveries } from "#server/domain/notifications/record-deliveries.ts";
import type { InboundEvent } from "#server/providers/inbound.ts";

const BATCH = 500;

/**
 * Works off what providers told, in batches and each event once; whatever order they came in, the
 * end is the same. One that cannot be followed is told in the log and holds up no other.
 */
export async function processWebhooks(ctx: OutboundContext): Promise<number> {
  let processed = 0;
  for (;;) {
    const count = await processSome(ctx);
    processed += count;
    if (count === 0) return processed;
  }
}

async function processSome(ctx: OutboundContext): Promise<number> {
  try {
    return await ctx.transact((inside) => processBatch(inside, BATCH));
  } catch (error) {
    ctx.log.warn({ err: error }, "events from outside failed together and are taken one by one");
  }
  try {
    return await ctx.transact((inside) => processBatch(inside, 1));
  } catch (error) {
    const left = await ctx.transact((inside) => takeWaiting(inside, 1));
    const ids = left.map(({ id }) => id);
    ctx.log.error({ err: error, ids }, "an event from outside could not be followed");
    return left.length;
  }
}

async function processBatch(ctx: Context, atMost: number): Promise<number> {
  const waiting = await takeWaiting(ctx, atMost);
  // Wishes and answers first: a wish that is known earlier stops more.
  for (const { provider, event } of waiting) {
    if (event.kind === "reply") await takeReply(ctx, { provider, reply: event });
    if (event.kind === "opt-out" || event.kind === "opt-in") {
      await changeOptOut(ctx, {
        channel: event.channel,
        address: event.address,
        because: event.detail,
        isOptedOut: event.kind === "opt-out",
        at: new Date(event.at),
      });
    }
  }
  const events = waiting.map(({ event }) => event);
  await recordDeliveries(
    ctx,
    events.filter((event) => event.kind === "delivery"),
  );
  return waiting.length;
}

type Waiting = { id: string; provider: string; event: InboundEvent };

/** Takes events that wait, as followed, in the order in which they came. */
async function takeWaiting(ctx: Context, atMost: number): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    update inbound_webhooks w set processed_at = ${ctx.now()}::timestamptz
      from (select id from inbound_webhooks
             where organization_id = ${ctx.organizationId} and processed_at is null
             order by id limit ${atMost} for update skip locked) as waiting
     where w.organization_id = ${ctx.organizationId} and w.id = waiting.id
    returning w.id, w.provider, w.event`.execute(ctx.db);
  return rows.toSorted((left, right) => (left.id < right.id ? -1 : 1));
}
