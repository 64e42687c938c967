import type { ConnectionOf, SendingChannel } from "@dunlin/contract/channels.ts";

/** One provider to measure: its channel, how it is connected, and over how many messages. */
export type Line = {
  [Name in SendingChannel]: {
    name: string;
    channel: Name;
    messages: number;
    connection: ConnectionOf<Name>;
  };
}[SendingChannel];
/** What is measured by channel, each against the sink on this machine. */
export function benchLines(mail: URL): Line[] {
  const accountSid = `AC${"0".repeat(32)}`;
  const tones = ["gentle", "due", "firm", "escalation"] as const;
  const templates = tones.map((tone) => ({
    tone,
    language: "en-GB",
    name: `dunlin_${tone}`,
    code: "en_GB",
  }));
  const smtp = { provider: "smtp" as const, host: mail.hostname, port: Number(mail.port) };
  const sender = "bills@acme.example";
  const plain = { security: "none" as const, user: null, mailbox: null };
  const unheard = { region: "global" as const, eventKey: null, repliesTo: null };
  const secrets = { accessToken: "token", appSecret: "secret", verifyToken: "token" };
  return [
    {
      name: "e-mail by SMTP",
      channel: "email",
      messages: 5000,
      connection: { ...smtp, ...plain, sender },
    },
    {
      name: "e-mail by SendGrid",
      channel: "email",
      messages: 5000,
      connection: { provider: "sendgrid", ...unheard, sender, secrets: { apiKey: "SG.key" } },
    },
    {
      name: "SMS by Twilio",
      channel: "sms",
      messages: 5000,
      connection: {
        provider: "twilio",
        accountSid,
        sender: "+447700900100",
        secrets: { authToken: "token" },
      },
    },
    {
      name: "WhatsApp by Meta",
      channel: "whatsapp",
      messages: 5000,
      connection: { provider: "meta", phoneNumberId: "106540000000001", templates, secrets },
    },
    {
      name: "letters by Intelliprint",
      channel: "letter",
      messages: 500,
      connection: {
        provider: "intelliprint",
        postage: "uk_second_class",
        isTest: true,
        secrets: { apiKey: "key" },
      },
    },
  ];
}
