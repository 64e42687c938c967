import type { AnswerOf, InputOf } from "@dunlin/contract/endpoint.ts";
import type { SendingChannel, sendTest as promise } from "@dunlin/contract/channels.ts";
import type { OutboundContext } from "#server/context.ts";
import { composeTest, type TestSender } from "#server/domain/channels/compose-test.ts";
import type { Connection } from "#server/domain/channels/connection.ts";
import { loadConnections } from "#server/domain/channels/load-connections.ts";
import { reachProvider } from "#server/domain/channels/reach-provider.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import type { Provider } from "#server/providers/provider.ts";
import type { Receipt } from "#server/providers/receipt.ts";
import { Refusal } from "#server/refusal.ts";

type Known = { connection: Connection | undefined; sender: TestSender; isSandbox: boolean };

/** Sends a test to an address of one's own, once and now, outside of every ladder and limit. */
export async function sendTest(
  ctx: OutboundContext,
  input: InputOf<typeof promise>,
): Promise<AnswerOf<typeof promise>> {
  const known = await loadKnown(ctx, input.channel);
  if (known.isSandbox) {
    throw new Refusal("not_possible_now", "A sandbox sends nothing to the outside.");
  }
  if (!known.connection && (input.channel === "sms" || input.channel === "whatsapp")) {
    throw new Refusal("not_possible_now", `Nothing is connected to ${input.channel}.`);
  }
  const receipt = await trySending(ctx, input, known);
  await ctx.transact((inside) =>
    recordEvents(inside, [
      {
        type: "channel.tested",
        subjectId: known.connection?.id ?? null,
        data: { channel: input.channel, outcome: receipt.outcome },
      },
    ]),
  );
  return {
    outcome: receipt.outcome,
    detail: "detail" in receipt ? receipt.detail : null,
    providerMessageId: receipt.outcome === "accepted" ? receipt.providerId : null,
  };
}

async function loadKnown(ctx: OutboundContext, channel: SendingChannel): Promise<Known> {
  const address = ctx.providers.sender;
  return await ctx.transact(async (inside) => {
    const row = await inside.db
      .selectFrom("organizations")
      .select(["name", "email", "postal_address", "language"])
      .where("id", "=", inside.organizationId)
      .executeTakeFirstOrThrow();
    return {
      connection: (await loadConnections(inside)).get(channel),
      sender: { ...row, address, day: inside.now().toISOString().slice(0, 10) },
      isSandbox: inside.isSandbox,
    };
  });
}

async function trySending(
  ctx: OutboundContext,
  input: InputOf<typeof promise>,
  { connection, sender }: Known,
): Promise<Receipt> {
  const message = composeTest(input, { connection, sender, attemptId: `test-${ctx.newId()}` });
  try {
    const provider = reachProvider(ctx.providers, input.channel, connection);
    return await (provider as Provider<typeof message>).send(message, () => {});
  } catch (error) {
    return { outcome: "misconfigured", detail: (error as Error).message };
  }
}
