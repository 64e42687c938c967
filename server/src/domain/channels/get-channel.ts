import type { ChannelState, SendingChannel } from "@dunlin/contract/channels.ts";
import type { Context } from "#server/context.ts";
import { listChannels } from "#server/domain/channels/list-channels.ts";

/** How one channel stands. */
export async function getChannel(ctx: Context, channel: SendingChannel): Promise<ChannelState> {
  const { data } = await listChannels(ctx);
  return data.find((each) => each.channel === channel)!;
}
