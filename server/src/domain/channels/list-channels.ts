import type { AnswerOf } from "@dunlin/contract/endpoint.ts";
import type { listChannels as promise } from "@dunlin/contract/channels.ts";
import { CHANNELS } from "@dunlin/contract/customers.ts";
import type { Context } from "#server/context.ts";
import { describeChannel } from "#server/domain/channels/describe-channel.ts";

/** How each channel stands. */
export async function listChannels(ctx: Context): Promise<AnswerOf<typeof promise>> {
  const connections = await ctx.db.selectFrom("channel_connections").selectAll().execute();
  const senders = await ctx.db.selectFrom("senders").selectAll().execute();
  return {
    data: CHANNELS.map((channel) =>
      describeChannel({
        channel,
        connection: connections.find((row) => row.channel === channel),
        sender: senders.find((row) => row.channel === channel),
        publicUrl: ctx.publicUrl,
        now: ctx.now(),
      }),
    ),
  };
}
