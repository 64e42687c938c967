import type { SendingChannel } from "@dunlin/contract/channels.ts";
import type { ChannelProviders, Providers } from "#server/context.ts";
import type { Connection } from "#server/domain/channels/connection.ts";

/**
 * Who takes the messages of a channel: what the organization connected, else the operator's mail
 * server, the printer, or the built-in outbox. Throws when a connection's secrets cannot be opened.
 */
export function reachProvider<Name extends SendingChannel>(
  providers: Providers,
  channel: Name,
  connection: Connection | undefined,
): ChannelProviders[Name] {
  if (connection) return providers.open(channel, connection);
  const builtIn: { [Each in SendingChannel]: ChannelProviders[Each] } = {
    email: providers.email ?? providers.outbox,
    sms: providers.outbox,
    whatsapp: providers.outbox,
    letter: providers.printRoom,
  };
  return builtIn[channel];
}
