import type { ChannelState } from "@dunlin/contract/channels.ts";
import type { Channel } from "@dunlin/contract/customers.ts";
import { formatId } from "@dunlin/contract/ids.ts";
import type { Selectable } from "kysely";
import type { ChannelConnections, Senders } from "#server/platform/database/schema.ts";

type Given = {
  channel: Channel;
  connection: Selectable<ChannelConnections> | undefined;
  sender: Selectable<Senders> | undefined;
  publicUrl: string | null;
  now: Date;
};

/** Channels that work without anything being connected. */
const BUILT_IN: ReadonlySet<Channel> = new Set(["email", "letter"]);

/** How a channel stands, in the contract's words and without a secret. */
export function describeChannel(given: Given): ChannelState {
  const { channel, connection, sender } = given;
  const { inboundToken, ...settings } = (connection?.settings ?? {}) as Record<string, unknown>;
  return {
    channel,
    state: stateOf(given),
    provider: connection?.provider ?? null,
    connectionId: connection ? formatId("connection", connection.id) : null,
    settings,
    hasSecrets: connection !== undefined && connection.sealed_secrets !== "",
    ratePerSecond: connection?.rate_per_second ?? null,
    webhooks: connection ? webhooksOf(connection, given.publicUrl, inboundToken) : [],
    closedUntil: sender?.closed_until?.toISOString() ?? null,
    because: sender?.because ?? null,
    connectedAt: connection?.connected_at.toISOString() ?? null,
    checkedAt: connection?.checked_at?.toISOString() ?? null,
    checkDetail: connection?.check_detail ?? null,
  };
}

function stateOf({ channel, connection, sender, now }: Given): ChannelState["state"] {
  if (sender?.is_misconfigured) return "misconfigured";
  if (sender?.closed_until && sender.closed_until > now) return "closed";
  if (connection) return "open";
  return BUILT_IN.has(channel) ? "built_in" : "not_connected";
}

/** Which addresses of ours each provider is to be given. */
const PURPOSES: Record<string, readonly (readonly [path: string, purpose: string])[]> = {
  "email sendgrid": [
    ["sendgrid", "event webhook, signed"],
    ["sendgrid-inbound", "inbound parse, raw"],
  ],
  "sms twilio": [["twilio", "a message comes in"]],
  "whatsapp twilio": [["twilio", "a message comes in"]],
  "whatsapp meta": [["meta", "webhook of the app: messages"]],
  "letter intelliprint": [["intelliprint", "letter.updated"]],
};

function webhooksOf(
  connection: Selectable<ChannelConnections>,
  publicUrl: string | null,
  token: unknown,
): ChannelState["webhooks"] {
  const id = formatId("connection", connection.id);
  const purposes = PURPOSES[`${connection.channel} ${connection.provider}`] ?? [];
  return purposes.map(([path, purpose]) => {
    const tail = path === "sendgrid-inbound" ? `/${String(token)}` : "";
    return { purpose, url: `${publicUrl ?? ""}/webhooks/${path}/${id}${tail}` };
  });
}
