import type { Context, OutboundContext } from "#server/context.ts";
import type { Connection } from "#server/domain/channels/connection.ts";
import { loadConnections } from "#server/domain/channels/load-connections.ts";
import { tryMessages } from "#server/domain/notifications/try-messages.ts";
import type { Sender } from "#server/domain/notifications/compose-outgoing.ts";
import { recordReceipts, type Attempt } from "#server/domain/notifications/record-receipts.ts";
import { recoverRelease } from "#server/domain/notifications/recover-release.ts";
import {
  releaseNotifications,
  type ReleasedNotification,
} from "#server/domain/notifications/release-notifications.ts";
import type { TemplateSource } from "#server/domain/templates/built-in-templates.ts";
import { findTemplates } from "#server/domain/templates/find-templates.ts";

export type Release = {
  messages: ReleasedNotification[];
  templates: ReadonlyMap<string, TemplateSource>;
  connections: ReadonlyMap<string, Connection>;
  sender: Sender;
  isSandbox: boolean;
  now: Date;
};

/**
 * Delivers a batch: each message is released and its attempt committed before a byte leaves, and
 * every answer is written down, a slow provider's after the others'. A sandbox speaks to the built-in outbox alone.
 */
export async function deliverNotifications(
  ctx: OutboundContext,
  input: { batchId: string },
): Promise<number> {
  const release = await releaseSurely(ctx, input.batchId);
  const channels = new Set(release.messages.map((message) => message.channel));
  const accepted = await Promise.all(
    Array.from(channels, async (channel) => {
      const attempts = await tryMessages(ctx, release, channel);
      await keepReceipts(ctx, attempts);
      return attempts.filter(({ receipt }) => receipt.outcome === "accepted").length;
    }),
  );
  return accepted.reduce((sum, count) => sum + count, 0);
}

/** A commit whose answer was lost has released messages that nobody will send: they are queued again. */
async function releaseSurely(ctx: OutboundContext, batchId: string): Promise<Release> {
  const given = { batchId, workerId: ctx.journal.workerId, releaseId: ctx.newId() };
  const { sender } = ctx.providers;
  try {
    return await ctx.transact((inside) => releaseBatch(inside, { ...given, sender }));
  } catch (error) {
    await ctx.persist((inside) => recoverRelease(inside, given));
    throw error;
  }
}

async function releaseBatch(
  inside: Context,
  input: { batchId: string; workerId: string; releaseId: string; sender: string },
): Promise<Release> {
  const connections = inside.isSandbox ? new Map() : await loadConnections(inside);
  const messages = await releaseNotifications(inside, { ...input, connections });
  const templates = await findTemplates(
    inside,
    messages.map((message) => message.template_id),
  );
  const row = await inside.db
    .selectFrom("organizations")
    .select(["name", "email"])
    .where("id", "=", inside.organizationId)
    .executeTakeFirstOrThrow();
  return {
    messages,
    templates,
    connections,
    sender: { ...row, address: input.sender },
    isSandbox: inside.isSandbox,
    now: inside.now(),
  };
}

/** The answers are in the journal; only when they are in the database too may it forget them. */
async function keepReceipts(ctx: OutboundContext, attempts: readonly Attempt[]): Promise<void> {
  if (attempts.length === 0) return;
  await ctx.persist((inside) => recordReceipts(inside, attempts));
  ctx.journal.forget(attempts.map((each) => each.attemptId));
}
