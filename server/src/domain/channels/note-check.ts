import type { SendingChannel } from "@dunlin/contract/channels.ts";
import type { Context } from "#server/context.ts";
import { reopenSender } from "#server/domain/channels/reopen-sender.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";

/** Notes what testing a connection found; null is nothing wrong. */
export async function noteCheck(
  ctx: Context,
  input: { channel: SendingChannel; detail: string | null },
): Promise<void> {
  const row = await ctx.db
    .updateTable("channel_connections")
    .set({ checked_at: ctx.now(), check_detail: input.detail })
    .where("channel", "=", input.channel)
    .returning(["id", "provider"])
    .executeTakeFirst();
  if (input.detail === null) {
    const provider = row?.provider ?? "built-in";
    await reopenSender(ctx, { channel: input.channel, provider });
  }
  const data = { channel: input.channel, detail: input.detail };
  await recordEvents(ctx, [{ type: "channel.checked", subjectId: row?.id ?? null, data }]);
}
