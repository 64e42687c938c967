import type { Context, OutboundContext } from "#server/context.ts";
import { recordReceipts, type Attempt } from "#server/domain/notifications/record-receipts.ts";
import { recoverRelease } from "#server/domain/notifications/recover-release.ts";
import {
  releaseNotifications,
  type ReleasedNotification,
} from "#server/domain/notifications/release-notifications.ts";
import type { TemplateSource } from "#server/domain/templates/built-in-templates.ts";
import { findTemplates } from "#server/domain/templates/find-templates.ts";
import { renderTemplate } from "#server/domain/templates/render-template.ts";
import type { Receipt } from "#server/providers/receipt.ts";

type Sender = { name: string; email: string | null; isSandbox: boolean };
type Release = {
  messages: ReleasedNotification[];
  templates: Map<string, TemplateSource>;
  sender: Sender;
};

/**
 * Delivers a batch: each message is released and its attempt committed before a byte leaves, and
 * every answer is written down. A sandbox speaks to the built-in outbox alone.
 */
export async function deliverNotifications(
  ctx: OutboundContext,
  input: { batchId: string },
): Promise<number> {
  const release = await releaseSurely(ctx, input.batchId);
  const attempts = await Promise.all(
    release.messages.map((message) => attempt(ctx, release, message)),
  );
  await keepReceipts(ctx, attempts);
  return attempts.filter(({ receipt }) => receipt.outcome === "accepted").length;
}

/** A commit whose answer was lost has released messages that nobody will send: they are queued again. */
async function releaseSurely(ctx: OutboundContext, batchId: string): Promise<Release> {
  const given = { batchId, workerId: ctx.journal.workerId, releaseId: ctx.newId() };
  try {
    return await ctx.transact((inside) => releaseBatch(inside, given));
  } catch (error) {
    await ctx.persist((inside) => recoverRelease(inside, given));
    throw error;
  }
}

async function releaseBatch(
  inside: Context,
  input: { batchId: string; workerId: string; releaseId: string },
): Promise<Release> {
  const messages = await releaseNotifications(inside, input);
  const templates = await findTemplates(
    inside,
    messages.map((message) => message.template_id),
  );
  const row = await inside.db
    .selectFrom("organizations")
    .select(["name", "email"])
    .where("id", "=", inside.organizationId)
    .executeTakeFirstOrThrow();
  return { messages, templates, sender: { ...row, isSandbox: inside.isSandbox } };
}

/** The answers are in the journal; only when they are in the database too may it forget them. */
async function keepReceipts(ctx: OutboundContext, attempts: readonly Attempt[]): Promise<void> {
  if (attempts.length === 0) return;
  await ctx.persist((inside) => recordReceipts(inside, attempts));
  ctx.journal.forget(attempts.map((each) => each.attemptId));
}

async function attempt(
  ctx: OutboundContext,
  release: Release,
  message: ReleasedNotification,
): Promise<Attempt> {
  const { outbox, email } = ctx.providers;
  const provider = release.sender.isSandbox ? outbox : (email ?? outbox);
  const attemptId = message.attempt_id;
  const receipt = await provider.send(
    {
      attemptId,
      from: { name: release.sender.name, address: ctx.providers.sender },
      replyTo: release.sender.email,
      to: { name: message.recipient_name, address: message.recipient },
      ...renderTemplate(release.templates.get(message.template_id)!, message.content),
    },
    () => ctx.journal.handOver(attemptId),
  );
  keepAnswer(ctx, attemptId, receipt);
  return {
    notificationId: message.id,
    batchId: message.batch_id,
    attemptId,
    provider: provider.name,
    receipt,
  };
}

/** The journal is the second copy of an answer; when it cannot be written, the database is the first all the same. */
function keepAnswer(ctx: OutboundContext, attemptId: string, receipt: Receipt): void {
  try {
    ctx.journal.settle(attemptId, receipt);
  } catch (error) {
    ctx.log.error({ error }, "an answer could not be written to the attempt journal");
  }
}
