import type { SendingChannel } from "@dunlin/contract/channels.ts";
import type { Config } from "#server/config.ts";
import type { ChannelProviders, Providers, StoredConnection } from "#server/context.ts";
import { OPENERS, openedBy, type Deployment } from "#server/open-connection.ts";
import { openSecrets } from "#server/open-secrets.ts";
import type { SecretBox } from "#server/platform/secret-box.ts";
import { pollMailbox } from "#server/providers/email/imap.ts";
import { connectSmtp } from "#server/providers/email/smtp.ts";
import { openPrintRoom } from "#server/providers/letter/pdf.ts";
import { typesetLetter } from "#server/providers/letter/typeset-letter.ts";
import { openOutbox } from "#server/providers/outbox/outbox.ts";

export type Wired = Providers & { close(): Promise<void> };
type Settings = Deployment & Pick<Config, "smtpUrl" | "sender">;
type Opened = { version: number; provider: ChannelProviders[SendingChannel] };

/** Which vendor stands behind which channel: the built-in outbox unless something is connected. */
export function wire(config: Settings, box: SecretBox | null): Wired {
  const email = connectDefault(config);
  const opened = new Map<string, Opened>();
  return {
    outbox: openOutbox(),
    email,
    sender: config.sender,
    printRoom: openPrintRoom(),
    open: (channel, connection) => {
      const known = opened.get(connection.id);
      if (known?.version === connection.version) return known.provider as never;
      const secrets = openSecrets(box, connection);
      const provider = OPENERS[channel](openedBy(connection, secrets, config));
      opened.set(connection.id, { version: connection.version, provider });
      // Messages under way on the old one end in their own time.
      void known?.provider.close();
      return provider;
    },
    readMailbox: (connection, since) => readMailbox(box, connection, since),
    typesetLetter,
    close: async () => {
      const all = [...opened.values()].map(({ provider }) => provider.close());
      await Promise.all([email?.close(), ...all]);
    },
  };
}

/** The operator's mail server, for organizations that have connected none. */
export function connectDefault(config: Pick<Config, "smtpUrl" | "sender">) {
  return config.smtpUrl
    ? connectSmtp({ url: config.smtpUrl, messageIdDomain: config.sender.split("@")[1]! })
    : null;
}

type Mailbox = { host: string; port: number; security: string; user: string; folder: string };

async function readMailbox(
  box: SecretBox | null,
  connection: StoredConnection,
  since: Parameters<Providers["readMailbox"]>[1],
): ReturnType<Providers["readMailbox"]> {
  const { mailbox } = connection.settings as { mailbox: Mailbox };
  const { mailboxPassword, password } = openSecrets(box, connection) as Record<string, string>;
  const { host, port, user, folder } = mailbox;
  const secure = mailbox.security === "tls";
  const login = { host, port, secure, user, folder, password: mailboxPassword ?? password ?? "" };
  return await pollMailbox(login, since);
}
