import type { StoredConnection } from "#server/context.ts";
import { openSecrets } from "#server/open-secrets.ts";
import type { SecretBox } from "#server/platform/secret-box.ts";
import { readSendGridEvents } from "#server/providers/email/sendgrid-events.ts";
import { readSendGridInbound } from "#server/providers/email/sendgrid-inbound.ts";
import type { WebhookReader } from "#server/providers/inbound.ts";
import { readIntelliprintWebhook } from "#server/providers/letter/intelliprint-webhooks.ts";
import { readTwilioWebhook } from "#server/providers/vendors/twilio-webhooks.ts";
import { readMetaWebhook } from "#server/providers/whatsapp/meta-webhooks.ts";

type Known = { connection: StoredConnection; secrets: Record<string, unknown> };

/** How each kind of call from outside is judged and read; null when the connection lacks what that takes. */
const READERS: Record<string, (known: Known) => WebhookReader | null> = {
  "email sendgrid": ({ connection }) => {
    const { eventKey } = connection.settings as { eventKey: string | null };
    return eventKey ? orNull(() => readSendGridEvents({ publicKey: eventKey })) : null;
  },
  "email sendgrid-inbound": ({ connection }) => {
    const { inboundToken } = connection.settings as { inboundToken: string };
    return readSendGridInbound({ token: inboundToken });
  },
  "sms twilio": ({ secrets }) =>
    readTwilioWebhook({ authToken: secrets["authToken"] as string, channel: "sms" }),
  "whatsapp twilio": ({ secrets }) =>
    readTwilioWebhook({ authToken: secrets["authToken"] as string, channel: "whatsapp" }),
  "whatsapp meta": ({ secrets }) =>
    readMetaWebhook({
      appSecret: secrets["appSecret"] as string,
      verifyToken: secrets["verifyToken"] as string,
    }),
  "letter intelliprint": ({ secrets }) => {
    const secret = secrets["webhookSecret"] as string | undefined;
    return secret === undefined ? null : readIntelliprintWebhook({ secret });
  },
};

/** Who reads a vendor's calls for a connection; null where no such call is expected. */
export function findReader(
  box: SecretBox | null,
  vendor: string,
  connection: StoredConnection,
): WebhookReader | null {
  const isOwn = vendor.split("-")[0] === connection.provider;
  const reader = READERS[`${connection.channel} ${vendor}`];
  if (!isOwn || !reader) return null;
  return reader({ connection, secrets: openSecrets(box, connection) });
}

/** With a key that is none, nothing can be verified. */
function orNull(open: () => WebhookReader): WebhookReader | null {
  try {
    return open();
  } catch {
    return null;
  }
}
