import type { ChannelState, disconnectChannel as promise } from "@dunlin/contract/channels.ts";
import type { InputOf } from "@dunlin/contract/endpoint.ts";
import type { Context } from "#server/context.ts";
import { getChannel } from "#server/domain/channels/get-channel.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { wakeCases } from "#server/domain/recovery-cases/wake-cases.ts";
import { closeWorkItems } from "#server/domain/work-items/close-work-items.ts";
import { Refusal } from "#server/refusal.ts";

/** Forgets the provider of a channel and its secrets; what is queued to it is withdrawn when its turn comes. */
export async function disconnectChannel(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<ChannelState> {
  const connection = await ctx.db
    .selectFrom("channel_connections")
    .select(["id", "provider"])
    .where("channel", "=", input.channel)
    .forUpdate()
    .executeTakeFirst();
  if (!connection)
    throw new Refusal("not_possible_now", `Nothing is connected to ${input.channel}.`);
  await ctx.db.deleteFrom("mailboxes").where("connection_id", "=", connection.id).execute();
  await ctx.db.deleteFrom("channel_connections").where("id", "=", connection.id).execute();
  await ctx.db.deleteFrom("senders").where("channel", "=", input.channel).execute();
  await closeWorkItems(ctx, { kind: "fix_channel", subjectIds: [connection.id] });
  await recordEvents(ctx, [
    {
      type: "channel.disconnected",
      subjectId: connection.id,
      data: { channel: input.channel, provider: connection.provider },
    },
  ]);
  await wakeCases(ctx, "all");
  return await getChannel(ctx, input.channel);
}
