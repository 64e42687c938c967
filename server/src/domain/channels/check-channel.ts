import type { AnswerOf, InputOf } from "@dunlin/contract/endpoint.ts";
import type { checkChannel as promise } from "@dunlin/contract/channels.ts";
import type { OutboundContext } from "#server/context.ts";
import { loadConnections } from "#server/domain/channels/load-connections.ts";
import { noteCheck } from "#server/domain/channels/note-check.ts";
import { reachProvider } from "#server/domain/channels/reach-provider.ts";

/** Asks the provider of a channel whether it takes us as we are set up; a good answer opens a channel that was closed. */
export async function checkChannel(
  ctx: OutboundContext,
  input: InputOf<typeof promise>,
): Promise<AnswerOf<typeof promise>> {
  const connection = await ctx.transact(async (inside) =>
    (await loadConnections(inside)).get(input.channel),
  );
  const detail = await verify(ctx, input.channel, connection);
  await ctx.transact((inside) => noteCheck(inside, { channel: input.channel, detail }));
  return { isWorking: detail === null, detail };
}

async function verify(
  ctx: OutboundContext,
  channel: InputOf<typeof promise>["channel"],
  connection: Parameters<typeof reachProvider>[2],
): Promise<string | null> {
  try {
    const refusal = await reachProvider(ctx.providers, channel, connection).verify();
    if (refusal === null) return null;
    return "detail" in refusal ? refusal.detail : refusal.outcome;
  } catch (error) {
    return (error as Error).message;
  }
}
