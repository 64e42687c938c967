import type { SendingChannel } from "@dunlin/contract/channels.ts";
import type { Context } from "#server/context.ts";

export type Wanted = {
  channel: SendingChannel;
  provider: string;
  count: number;
  ratePerSecond: number | null;
};
/** How many may leave now, and when the others may be looked at again. */
export type Allowance = { count: number; nextAt: Date; because: string };

const SECOND = 1000;
const PROBE_SECONDS = 20;

/**
 * Gives away places with each channel's provider, over all workers: none while it is closed, one to
 * try the way after that, at most a second's worth at one instant, and over any longer time no more
 * than its rate and that.
 */
export async function reserveSending(
  ctx: Context,
  wanted: readonly Wanted[],
): Promise<Map<SendingChannel, Allowance>> {
  const rows = await ctx.db
    .selectFrom("senders")
    .selectAll()
    .where(
      "channel",
      "in",
      wanted.map((each) => each.channel),
    )
    .execute();
  const allowed = new Map<SendingChannel, Allowance>();
  for (const each of wanted.toSorted((left, right) => (left.channel < right.channel ? -1 : 1))) {
    const isWatched = rows.some((row) => row.channel === each.channel && row.closed_until !== null);
    const isFree = !isWatched && each.ratePerSecond === null;
    allowed.set(each.channel, isFree ? allOf(ctx, each) : await reserve(ctx, each));
  }
  return allowed;
}

function allOf(ctx: Context, { count }: Wanted): Allowance {
  return { count, nextAt: ctx.now(), because: "" };
}

async function reserve(ctx: Context, wanted: Wanted): Promise<Allowance> {
  const { channel, provider, count, ratePerSecond } = wanted;
  await ctx.db
    .insertInto("senders")
    .values({ organization_id: ctx.organizationId, channel, provider })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await ctx.db
    .selectFrom("senders")
    .selectAll()
    .where("channel", "=", channel)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const now = ctx.now().getTime();
  if (row.closed_until && row.closed_until.getTime() > now) {
    return { count: 0, nextAt: row.closed_until, because: row.because ?? "the channel is closed" };
  }
  if (row.closed_until) {
    const nextAt = new Date(now + PROBE_SECONDS * SECOND);
    await set(ctx, channel, { closed_until: nextAt });
    return { count: Math.min(1, count), nextAt, because: row.because ?? "the channel was closed" };
  }
  if (ratePerSecond === null) return allOf(ctx, wanted);
  const from = Math.max(now, row.next_slot_at?.getTime() ?? 0);
  const because = `no more than ${ratePerSecond} leave in a second`;
  if (from > now) return { count: 0, nextAt: new Date(from), because };
  const taken = Math.min(count, ratePerSecond);
  const nextAt = new Date(now + Math.ceil((taken * SECOND) / ratePerSecond));
  await set(ctx, channel, { next_slot_at: nextAt });
  return { count: taken, nextAt, because };
}

async function set(
  ctx: Context,
  channel: SendingChannel,
  change: { closed_until: Date } | { next_slot_at: Date },
): Promise<void> {
  await ctx.db.updateTable("senders").set(change).where("channel", "=", channel).execute();
}
