import type { OutboundContext } from "#server/context.ts";
import { loadConnections } from "#server/domain/channels/load-connections.ts";
import {
  claimLostAttempts,
  type LostAttempt,
} from "#server/domain/notifications/claim-lost-attempts.ts";
import { composeOutgoing, type Outgoing } from "#server/domain/notifications/compose-outgoing.ts";
import type { Release } from "#server/domain/notifications/deliver-notifications.ts";
import { reachProvider } from "#server/domain/channels/reach-provider.ts";
import { recordFindings, type Found } from "#server/domain/notifications/record-findings.ts";
import { findTemplates } from "#server/domain/templates/find-templates.ts";
import type { Finding, Provider } from "#server/providers/provider.ts";

const AT_ONCE = 8;

type Questions = Omit<Release, "messages"> & { lost: LostAttempt[] };

/**
 * Asks providers what became of messages whose answer was lost. What they have is accepted, what
 * they certainly do not have is queued again, and about the rest a person is told what is known.
 */
export async function reconcileAttempts(ctx: OutboundContext): Promise<number> {
  const { sender } = ctx.providers;
  const questions = await ctx.transact(async (inside): Promise<Questions> => {
    const lost = await claimLostAttempts(inside);
    const templates = lost.map(({ row }) => row.template_id);
    return {
      lost,
      templates: await findTemplates(inside, templates),
      connections: await loadConnections(inside),
      sender: { name: "", email: null, address: sender },
      isSandbox: inside.isSandbox,
      now: inside.now(),
    };
  });
  if (questions.lost.length === 0) return 0;
  const people = [...Map.groupBy(questions.lost, ({ row }) => row.recipient).values()];
  const found: Found[] = [];
  let next = 0;
  async function lane(): Promise<void> {
    for (let lost = people[next++]; lost; lost = people[next++]) {
      found.push(...(await askInTurn(ctx, questions, lost)));
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  await ctx.persist((inside) => recordFindings(inside, found));
  return found.length;
}

/** What was found for one message to a person is no other's. */
async function askInTurn(
  ctx: OutboundContext,
  questions: Questions,
  lost: readonly LostAttempt[],
): Promise<Found[]> {
  const found: Found[] = [];
  const known = new Set(lost[0]?.knownProviderIds);
  for (const each of lost) {
    const finding = await ask(ctx, questions, { ...each, knownProviderIds: known });
    if (finding?.finding === "accepted") known.add(finding.providerId);
    found.push({ lost: each, finding });
  }
  return found;
}

/** Null where nobody can be asked. */
async function ask(
  ctx: OutboundContext,
  questions: Questions,
  { row, knownProviderIds }: LostAttempt,
): Promise<Finding | null> {
  const connection = questions.connections.get(row.channel);
  try {
    const provider = questions.isSandbox
      ? ctx.providers.outbox
      : reachProvider(ctx.providers, row.channel, connection);
    if (!provider.reconcile) return null;
    const outgoing = composeOutgoing({
      ...questions,
      row,
      template: questions.templates.get(row.template_id)!,
      connection,
    });
    return (
      outgoing &&
      (await question(provider, {
        message: outgoing.message,
        handedOverAt: row.sending_at,
        now: questions.now,
        knownProviderIds,
      }))
    );
  } catch (error) {
    return { finding: "open", detail: (error as Error).message };
  }
}

type Question = Omit<Parameters<NonNullable<Provider<never>["reconcile"]>>[0], "message"> & {
  message: Outgoing["message"];
};

async function question(provider: { reconcile: unknown }, lost: Question): Promise<Finding> {
  const reconcile = provider.reconcile as (lost: Question) => Promise<Finding>;
  return await reconcile(lost);
}
