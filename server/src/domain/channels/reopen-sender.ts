import type { SendingChannel } from "@dunlin/contract/channels.ts";
import type { Context } from "#server/context.ts";
import { closeWorkItems } from "#server/domain/work-items/close-work-items.ts";

/** Forgets what had closed a channel, since its owner has changed or tested it; what waited for it goes on. */
export async function reopenSender(
  ctx: Context,
  input: { channel: SendingChannel; provider: string },
): Promise<void> {
  const before = await ctx.db
    .selectFrom("senders")
    .select("closed_until")
    .where("channel", "=", input.channel)
    .forUpdate()
    .executeTakeFirst();
  await ctx.db
    .updateTable("senders")
    .set({
      provider: input.provider,
      failures: 0,
      closed_at: null,
      closed_until: null,
      is_misconfigured: false,
      because: null,
    })
    .where("channel", "=", input.channel)
    .execute();
  if (before?.closed_until) {
    const { organizationId } = ctx;
    const closedUntil = before.closed_until.toISOString();
    await ctx.enqueue(
      "wake-waiting",
      { organizationId, channel: input.channel, closedUntil },
      { onlyOneQueued: `${organizationId} ${input.channel}` },
    );
  }
  const connection = await ctx.db
    .selectFrom("channel_connections")
    .select("id")
    .where("channel", "=", input.channel)
    .executeTakeFirst();
  // The operator's mail server has no connection; what was wrong with it is told of the organization.
  const builtIn = input.channel === "email" ? [ctx.organizationId] : [];
  await closeWorkItems(ctx, {
    kind: "fix_channel",
    subjectIds: [...(connection ? [connection.id] : []), ...builtIn],
  });
}
