import type { SendingChannel } from "@dunlin/contract/channels.ts";
import type { OutboundContext } from "#server/context.ts";
import { composeOutgoing, type Outgoing } from "#server/domain/notifications/compose-outgoing.ts";
import type { Release } from "#server/domain/notifications/deliver-notifications.ts";
import { reachProvider } from "#server/domain/channels/reach-provider.ts";
import type { Attempt } from "#server/domain/notifications/record-receipts.ts";
import type { ReleasedNotification } from "#server/domain/notifications/release-notifications.ts";
import type { Provider } from "#server/providers/provider.ts";
import type { Receipt } from "#server/providers/receipt.ts";

const AT_ONCE = 32;
const SILENCES_TO_STOP = 5;

type Way = { provider: Provider<never> } | { trouble: string };

/** Tries each released message of a channel once, many at a time; where its provider wants a rest or does not answer, the others are not begun. */
export async function tryMessages(
  ctx: OutboundContext,
  release: Release,
  channel: SendingChannel,
): Promise<Attempt[]> {
  const messages = release.messages.filter((message) => message.channel === channel);
  const work: Work = { release, way: findWay(ctx, release, channel) };
  const attempts: Attempt[] = [];
  const name = "provider" in work.way ? work.way.provider.name : "none";
  let next = 0;
  let silences = 0;
  let stopped: string | null = null;
  async function lane(): Promise<void> {
    for (let row = messages[next++]; row; row = messages[next++]) {
      const { receipt, isAsked } = stopped ? notBegun(stopped) : await attempt(ctx, work, row);
      attempts.push({
        notificationId: row.id,
        batchId: row.batch_id,
        attemptId: row.attempt_id,
        asked: isAsked ? { channel, provider: name } : null,
        receipt,
      });
      silences = isSilence(receipt) ? silences + 1 : 0;
      if (silences >= SILENCES_TO_STOP) stopped = "the provider does not answer";
      if (receipt.outcome === "rate-limited") stopped = "the provider asks to wait";
      if (receipt.outcome === "misconfigured" && attempts.every(isRefused)) {
        stopped = "the provider refuses our settings";
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, messages.length) }, lane));
  return attempts;
}

/** A connection whose secrets cannot be opened is a wrong setting, not a defect. */
function findWay(ctx: OutboundContext, release: Release, channel: SendingChannel): Way {
  if (release.isSandbox) return { provider: ctx.providers.outbox };
  const connection = release.connections.get(channel);
  try {
    return { provider: reachProvider(ctx.providers, channel, connection) };
  } catch (error) {
    return { trouble: (error as Error).message };
  }
}

type Work = { release: Release; way: Way };

function isSilence(receipt: Receipt): boolean {
  if (receipt.outcome === "retry-later") return receipt.isOfRecipient !== true;
  return receipt.outcome === "unknown";
}

function isRefused({ receipt }: Attempt): boolean {
  return receipt.outcome === "misconfigured" || receipt.outcome === "not-begun";
}

/** An answer, and whether it is the provider's own. */
type Tried = { receipt: Receipt; isAsked: boolean };

function notBegun(detail: string): Tried {
  return { receipt: { outcome: "not-begun", detail }, isAsked: false };
}

async function attempt(
  ctx: OutboundContext,
  { release, way }: Work,
  row: ReleasedNotification,
): Promise<Tried> {
  if ("trouble" in way) {
    return { receipt: { outcome: "misconfigured", detail: way.trouble }, isAsked: true };
  }
  const outgoing = compose(release, row);
  if (outgoing === null) return { receipt: NO_TEMPLATE, isAsked: false };
  if ("outcome" in outgoing) return { receipt: outgoing, isAsked: false };
  const attemptId = row.attempt_id;
  const receipt = await send(way.provider, outgoing, () => ctx.journal.handOver(attemptId));
  keepAnswer(ctx, attemptId, receipt);
  return { receipt, isAsked: true };
}

/** Words were tried when the message was queued; should they fail now, one message is lost and no other with it. */
function compose(release: Release, row: ReleasedNotification): Outgoing | Receipt | null {
  try {
    return composeOutgoing({
      row,
      template: release.templates.get(row.template_id)!,
      connection: release.connections.get(row.channel),
      sender: release.sender,
      now: release.now,
    });
  } catch (error) {
    return { outcome: "content-rejected", detail: (error as Error).message };
  }
}

const NO_TEMPLATE: Receipt = {
  outcome: "needs-template",
  detail: "no approved template is named for this tone and language",
};

async function send(
  provider: Provider<never>,
  { message }: Outgoing,
  handOver: () => void,
): Promise<Receipt> {
  return await provider.send(message as never, handOver);
}

/** The journal is the second copy of an answer; when it cannot be written, the database is the first all the same. */
function keepAnswer(ctx: OutboundContext, attemptId: string, receipt: Receipt): void {
  try {
    ctx.journal.settle(attemptId, receipt);
  } catch (error) {
    ctx.log.error({ error }, "an answer could not be written to the attempt journal");
  }
}
