import type { ConnectionOf, SendingChannel } from "@dunlin/contract/channels.ts";
import { formatId } from "@dunlin/contract/ids.ts";
import type { Config } from "#server/config.ts";
import type { ChannelProviders, StoredConnection } from "#server/context.ts";
import { connectSendGrid } from "#server/providers/email/sendgrid.ts";
import { connectSmtp } from "#server/providers/email/smtp.ts";
import { connectIntelliprint } from "#server/providers/letter/intelliprint.ts";
import { openPrintRoom } from "#server/providers/letter/pdf.ts";
import { connectTwilioSms } from "#server/providers/sms/twilio.ts";
import { connectMetaWhatsApp } from "#server/providers/whatsapp/meta.ts";
import { connectTwilioWhatsApp } from "#server/providers/whatsapp/twilio.ts";

export type Deployment = Pick<Config, "vendors" | "publicUrl">;
type Opened<Name extends SendingChannel> = {
  settings: ConnectionOf<Name>;
  secrets: Record<string, unknown>;
  /** Where the vendor may tell us what became of a message. */
  callbackUrl(vendor: string): string | null;
  deployment: Deployment;
};

/** Which vendor of a channel is meant, and how it is opened. */
export const OPENERS: {
  [Name in SendingChannel]: (opened: Opened<Name>) => ChannelProviders[Name];
} = {
  email: openEmail,
  sms: (opened) => connectTwilioSms(twilio(opened)),
  whatsapp: openWhatsApp,
  letter: openLetters,
};

/** What opens a connection, once its secrets are open. */
export function openedBy<Name extends SendingChannel>(
  connection: StoredConnection,
  secrets: Record<string, unknown>,
  deployment: Deployment,
): Opened<Name> {
  const { provider, settings, id } = connection;
  return {
    settings: { provider, ...(settings as object) } as ConnectionOf<Name>,
    secrets,
    callbackUrl: (vendor) =>
      deployment.publicUrl &&
      `${deployment.publicUrl}/webhooks/${vendor}/${formatId("connection", id)}`,
    deployment,
  };
}

function openEmail({ settings, secrets, deployment }: Opened<"email">) {
  const messageIdDomain = settings.sender.split("@")[1]!;
  if (settings.provider === "sendgrid") {
    const regions = { global: "https://api.sendgrid.com", eu: "https://api.eu.sendgrid.com" };
    return connectSendGrid({
      apiKey: secrets["apiKey"] as string,
      baseUrl: deployment.vendors.sendgrid ?? regions[settings.region],
      messageIdDomain,
    });
  }
  const { user, host, port, security } = settings;
  const password = (secrets["password"] as string | undefined) ?? "";
  const login = user ? `${encodeURIComponent(user)}:${encodeURIComponent(password)}@` : "";
  return connectSmtp({
    url: `${security === "tls" ? "smtps" : "smtp"}://${login}${host}:${port}`,
    messageIdDomain,
    requireTls: security === "starttls",
  });
}

type Twilio = Opened<"sms"> | (Opened<"whatsapp"> & { settings: { provider: "twilio" } });

function twilio({ settings, secrets, callbackUrl, deployment }: Twilio) {
  const { accountSid, sender } = settings as { accountSid: string; sender: string };
  return {
    accountSid,
    sender,
    authToken: secrets["authToken"] as string,
    apiKey: (secrets["apiKey"] as { sid: string; secret: string } | undefined) ?? null,
    baseUrl: deployment.vendors.twilio,
    callbackUrl: callbackUrl("twilio"),
  };
}

function openWhatsApp(opened: Opened<"whatsapp">) {
  const { settings, secrets, deployment } = opened;
  if (settings.provider === "twilio") return connectTwilioWhatsApp(twilio({ ...opened, settings }));
  return connectMetaWhatsApp({
    phoneNumberId: settings.phoneNumberId,
    accessToken: secrets["accessToken"] as string,
    baseUrl: deployment.vendors.meta,
  });
}

function openLetters({ settings, secrets, deployment }: Opened<"letter">) {
  if (settings.provider === "pdf") return openPrintRoom();
  return connectIntelliprint({
    apiKey: secrets["apiKey"] as string,
    baseUrl: deployment.vendors.intelliprint,
    postage: settings.postage,
    isTest: settings.isTest,
  });
}
