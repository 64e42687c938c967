import type { SendingChannel } from "@dunlin/contract/channels.ts";
import type { Context } from "#server/context.ts";
import { judgeSender } from "#server/domain/channels/judge-sender.ts";
import { OPEN_SENDER, type SenderState } from "#server/domain/channels/sender-state.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { closeWorkItems } from "#server/domain/work-items/close-work-items.ts";
import { openWorkItems } from "#server/domain/work-items/open-work-items.ts";
import type { Receipt } from "#server/providers/receipt.ts";

type Answer = {
  channel: SendingChannel;
  provider: string;
  receipt: Receipt;
  /** When the message was released; null where nobody knows any more. */
  sentAt: Date | null;
};
/** A channel that was closed until then, and is open. */
export type OpenedChannel = { channel: SendingChannel; closedUntil: Date };

/**
 * Opens or closes channels by what their providers have just answered, and tells the owner what only
 * they can mend; answers which were opened.
 */
export async function noteAnswers(
  ctx: Context,
  answers: readonly Answer[],
): Promise<OpenedChannel[]> {
  if (answers.length === 0) return [];
  const opened: OpenedChannel[] = [];
  const byChannel = Map.groupBy(answers, (answer) => answer.channel);
  const rows = await ctx.db
    .selectFrom("senders")
    .selectAll()
    .where("channel", "in", [...byChannel.keys()])
    .orderBy("channel")
    .forUpdate()
    .execute();
  for (const [channel, given] of byChannel) {
    const row = rows.find((each) => each.channel === channel);
    const before: SenderState = row
      ? {
          failures: row.failures,
          closedUntil: row.closed_until,
          isMisconfigured: row.is_misconfigured,
          because: row.because,
        }
      : OPEN_SENDER;
    const receipts = given
      .filter((answer) => !isOvertaken(answer, row?.closed_at ?? null))
      .map((answer) => answer.receipt);
    const after = judgeSender(before, receipts, ctx.now());
    if (isSame(before, after)) continue;
    await keepState(ctx, { channel, provider: given[0]!.provider, after });
    await tell(ctx, { channel, provider: given[0]!.provider, before, after });
    const { closedUntil } = before;
    if (closedUntil && !after.closedUntil) opened.push({ channel, closedUntil });
  }
  return opened;
}

/** An answer to what left before the channel was closed does not open it again. */
function isOvertaken({ receipt, sentAt }: Answer, closedAt: Date | null): boolean {
  const isNews = receipt.outcome === "rate-limited" || receipt.outcome === "misconfigured";
  return !isNews && closedAt !== null && sentAt !== null && sentAt < closedAt;
}

function isSame(before: SenderState, after: SenderState): boolean {
  return (
    before.failures === after.failures &&
    before.closedUntil?.getTime() === after.closedUntil?.getTime() &&
    before.isMisconfigured === after.isMisconfigured
  );
}

type Change = { channel: SendingChannel; provider: string; after: SenderState };

async function keepState(ctx: Context, { channel, provider, after }: Change): Promise<void> {
  const state = {
    provider,
    failures: after.failures,
    closed_at: after.closedUntil && ctx.now(),
    closed_until: after.closedUntil,
    is_misconfigured: after.isMisconfigured,
    because: after.because,
  };
  await ctx.db
    .insertInto("senders")
    .values({ organization_id: ctx.organizationId, channel, ...state })
    .onConflict((conflict) =>
      conflict.columns(["organization_id", "channel"]).doUpdateSet({ ...state }),
    )
    .execute();
}

async function tell(ctx: Context, change: Change & { before: SenderState }): Promise<void> {
  const { channel, provider, before, after } = change;
  const wasClosed = before.closedUntil !== null;
  if (wasClosed !== (after.closedUntil !== null)) {
    const data = {
      channel,
      provider,
      because: after.because,
      until: after.closedUntil?.toISOString() ?? null,
    };
    await recordEvents(ctx, [{ type: `channel.${wasClosed ? "opened" : "closed"}`, data }]);
  }
  if (before.isMisconfigured === after.isMisconfigured) return;
  const connection = await ctx.db
    .selectFrom("channel_connections")
    .select("id")
    .where("channel", "=", channel)
    .executeTakeFirst();
  const subjectId = connection?.id ?? ctx.organizationId;
  if (!after.isMisconfigured) {
    await closeWorkItems(ctx, { kind: "fix_channel", subjectIds: [subjectId] });
    return;
  }
  const detail = `Nothing leaves by ${channel}: ${provider} says “${after.because}”.`;
  await openWorkItems(ctx, [{ kind: "fix_channel", subjectId, detail }]);
}
