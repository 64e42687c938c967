import type { Context } from "#server/context.ts";
import type { Connection } from "#server/domain/channels/connection.ts";
import { reserveSending } from "#server/domain/channels/reserve-sending.ts";
import type { JudgedNotification } from "#server/domain/notifications/load-judged.ts";
import { takeQuota } from "#server/domain/quotas/take-quota.ts";

/** What becomes of a message at its release. */
export type Verdict = {
  message: JudgedNotification;
  verdict: "send" | "withdraw" | "wait";
  because: string | null;
  /** When it may be looked at again, for those that wait. */
  nextAt: Date | null;
};

type Given = {
  judged: readonly JudgedNotification[];
  connections: ReadonlyMap<string, Connection>;
};

const SECOND = 1000;

/** Channels that work without a connection: the operator's mail server or the outbox, and the printer. */
const BUILT_IN: ReadonlySet<string> = new Set(["email", "letter"]);

/** Says of each message whether it goes now, waits for its provider, or may not go; what goes has its place and its units. */
export async function chooseReleases(ctx: Context, given: Given): Promise<Verdict[]> {
  const verdicts = new Map<string, Verdict>();
  const decide = (message: JudgedNotification, verdict: Omit<Verdict, "message">) =>
    verdicts.set(message.id, { message, ...verdict });
  const able: JudgedNotification[] = [];
  for (const message of given.judged) {
    const isOpen =
      ctx.isSandbox || BUILT_IN.has(message.channel) || given.connections.has(message.channel);
    const because = message.because ?? (isOpen ? null : "nothing is connected to the channel");
    if (because === null) able.push(message);
    else decide(message, { verdict: "withdraw", because, nextAt: null });
  }
  const { going, waiting } = await takePlaces(ctx, able, given.connections);
  for (const { message, nextAt, because } of waiting) {
    decide(message, { verdict: "wait", because, nextAt });
  }
  const refused = await takeQuota(ctx, going.filter(isCounted).map(toWanted));
  for (const message of going) {
    const because = refused.get(message.id) ?? null;
    const verdict = because === null ? "send" : "withdraw";
    decide(message, { verdict, because, nextAt: null });
  }
  return given.judged.map((message) => verdicts.get(message.id)!);
}

type Waiting = { message: JudgedNotification; nextAt: Date; because: string };

async function takePlaces(
  ctx: Context,
  able: readonly JudgedNotification[],
  connections: ReadonlyMap<string, Connection>,
): Promise<{ going: JudgedNotification[]; waiting: Waiting[] }> {
  const byChannel = Map.groupBy(able, (message) => message.channel);
  if (ctx.isSandbox || byChannel.size === 0) return { going: [...able], waiting: [] };
  const places = await reserveSending(
    ctx,
    Array.from(byChannel, ([channel, messages]) => ({
      channel,
      provider: connections.get(channel)?.provider ?? "built-in",
      count: messages.length,
      ratePerSecond: connections.get(channel)?.ratePerSecond ?? null,
    })),
  );
  const going: JudgedNotification[] = [];
  const waiting: Waiting[] = [];
  for (const [channel, messages] of byChannel) {
    const { count, nextAt, because } = places.get(channel)!;
    going.push(...messages.slice(0, count));
    const rate = connections.get(channel)?.ratePerSecond ?? Infinity;
    for (const [index, message] of messages.slice(count).entries()) {
      // Only as many come back at a time as may go then.
      const inTurn = new Date(nextAt.getTime() + Math.floor(index / rate) * SECOND);
      waiting.push({ message, nextAt: earlier(inTurn, message.leave_before), because });
    }
  }
  return { going, waiting };
}

/** What waits longer than contact hours last is decided anew when they end. */
function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}

/** The one word that confirms an opt-out is owed to the person, whatever the tier. */
function isCounted(message: JudgedNotification): boolean {
  return message.purpose === "reminder";
}

function toWanted(message: JudgedNotification) {
  return {
    notificationId: message.id,
    channel: message.channel,
    milliGbp: message.milli_gbp,
    caseIds: message.case_ids,
  };
}
