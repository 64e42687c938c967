import {
  CONNECTIONS,
  type ChannelState,
  type connectChannel as promise,
  type SendingChannel,
} from "@dunlin/contract/channels.ts";
import type { InputOf } from "@dunlin/contract/endpoint.ts";
import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { secretPlace } from "#server/domain/channels/connection.ts";
import { getChannel } from "#server/domain/channels/get-channel.ts";
import { reopenSender } from "#server/domain/channels/reopen-sender.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { wakeCases } from "#server/domain/recovery-cases/wake-cases.ts";
import { Refusal } from "#server/refusal.ts";

type Input = InputOf<typeof promise>;
type Given = { provider: string; secrets?: object | undefined };

/**
 * Connects a provider to a channel in place of the one there was; secrets that are left out stay
 * as they are with the same account of the same provider. Whatever had closed the channel is forgotten.
 */
export async function connectChannel(ctx: Context, input: Input): Promise<ChannelState> {
  const { provider, secrets, ...settings } = parseConnection(input.channel, input.connection);
  const before = await ctx.db
    .selectFrom("channel_connections")
    .select(["id", "provider", "settings", "sealed_secrets"])
    .where("channel", "=", input.channel)
    .executeTakeFirst();
  const id = before?.id ?? ctx.newId();
  const isSame = before?.provider === provider && goesTo(before.settings) === goesTo(settings);
  const sealed = secrets ? sealSecrets(ctx, id, secrets) : isSame ? before.sealed_secrets : "";
  if (sealed === "" && needsSecrets(provider)) {
    throw new Refusal("invalid_input", "/connection/secrets is missing.", {
      errors: [{ pointer: "/connection/secrets", detail: "is missing" }],
    });
  }
  const { inboundToken } = (before?.settings ?? {}) as { inboundToken?: string };
  const row = {
    provider,
    settings: JSON.stringify({ ...settings, inboundToken: inboundToken ?? ctx.newSecret() }),
    sealed_secrets: sealed,
    rate_per_second: input.ratePerSecond,
    connected_at: ctx.now(),
    checked_at: null,
    check_detail: null,
  };
  await ctx.db
    .insertInto("channel_connections")
    .values({ organization_id: ctx.organizationId, id, channel: input.channel, ...row })
    .onConflict((conflict) =>
      conflict
        .columns(["organization_id", "channel"])
        .doUpdateSet({ ...row, version: sql<number>`channel_connections.version + 1` }),
    )
    .execute();
  await reopenSender(ctx, { channel: input.channel, provider });
  await recordEvents(ctx, [
    { type: "channel.connected", subjectId: id, data: { channel: input.channel, provider } },
  ]);
  await wakeCases(ctx, "all");
  return await getChannel(ctx, input.channel);
}

/** The body is one of several shapes; which of them is right depends on the channel in the path. */
function parseConnection(channel: SendingChannel, connection: Input["connection"]): Given {
  const parsed = CONNECTIONS[channel].safeParse(connection);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue) => ({
    pointer: ["/connection", ...issue.path].join("/"),
    detail: issue.path.at(-1) === "provider" ? `is no provider of ${channel}` : issue.message,
  }));
  const [first] = errors;
  throw new Refusal("invalid_input", `${first!.pointer} ${first!.detail}.`, { errors });
}

function sealSecrets(ctx: Context, id: string, secrets: object): string {
  const sealed = ctx.seal(JSON.stringify(secrets), secretPlace(id));
  if (sealed !== null) return sealed;
  throw new Refusal(
    "not_possible_now",
    "Secrets cannot be kept: set SECRET_KEY to at least 32 characters and start again.",
  );
}

/** Whom the secrets are shown to: those of one account are not sent to another. */
function goesTo(settings: unknown): string {
  const { host, user, mailbox, accountSid, phoneNumberId } = (settings ?? {}) as Record<
    string,
    unknown
  >;
  const { host: mailHost, user: mailUser } = (mailbox ?? {}) as Record<string, unknown>;
  const target = [host, user, mailHost, mailUser, accountSid, phoneNumberId];
  return JSON.stringify(target.map((each) => each ?? null));
}

const WITHOUT_SECRETS = new Set(["pdf", "smtp"]);

function needsSecrets(provider: string): boolean {
  return !WITHOUT_SECRETS.has(provider);
}
