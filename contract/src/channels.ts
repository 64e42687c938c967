import { z } from "zod";
import { instant, language, line } from "./civil.ts";
import { CHANNELS } from "./customers.ts";
import { endpoint } from "./endpoint.ts";
import { idOf } from "./ids.ts";
import { TONES } from "./policies.ts";

/** The channels that a provider can be connected for. */
export const SENDING_CHANNELS = ["email", "sms", "whatsapp", "letter"] as const;
export type SendingChannel = (typeof SENDING_CHANNELS)[number];

const host = z
  .string()
  .trim()
  .regex(/^(?=.{1,253}$)[a-z0-9]([a-z0-9.:-]*[a-z0-9])?$/i, "must be a host like mail.example.com");
const port = z.int().min(1).max(65_535);
const secret = z.string().min(1).max(4096);
const sender = z.email().max(254);
const e164 = z.string().regex(/^\+[1-9]\d{5,14}$/, "must be a number like +442079460000");

const smtp = z.strictObject({
  provider: z.literal("smtp"),
  host,
  port: port.default(587),
  security: z
    .enum(["tls", "starttls", "none"])
    .default("starttls")
    .describe("tls from the first byte, an upgrade that is insisted on, or none at all"),
  user: line(320).nullable().default(null),
  sender,
  mailbox: z
    .strictObject({
      host,
      port: port.default(993),
      security: z.enum(["tls", "none"]).default("tls"),
      user: line(320),
      folder: line().default("INBOX"),
    })
    .nullable()
    .default(null)
    .describe("where answers arrive, read by IMAP every minute; nothing in it is changed"),
  secrets: z
    .strictObject({ password: secret.optional(), mailboxPassword: secret.optional() })
    .optional(),
});

const sendgrid = z.strictObject({
  provider: z.literal("sendgrid"),
  region: z.enum(["global", "eu"]).default("global"),
  sender,
  eventKey: z
    .string()
    .regex(/^[A-Za-z0-9+/=]{80,400}$/, "must be the public key of the signed event webhook")
    .nullable()
    .default(null)
    .describe("verifies what SendGrid tells us; without it delivery is not followed"),
  repliesTo: sender
    .refine((address) => address.indexOf("@") <= 10, "must have at most 10 characters before the @")
    .nullable()
    .default(null)
    .describe("an address of the inbound parse domain; answers to it are read"),
  secrets: z.strictObject({ apiKey: secret }).optional(),
});

const accountSid = z.string().regex(/^AC[0-9a-f]{32}$/, "must be an account id like AC0123…");
const messagingService = z.string().regex(/^MG[0-9a-f]{32}$/, "must be a service id like MG0123…");
const twilioSecrets = z
  .strictObject({
    authToken: secret.describe("verifies what Twilio tells us"),
    apiKey: z
      .strictObject({ sid: z.string().regex(/^SK[0-9a-f]{32}$/), secret })
      .optional()
      .describe("used to send, in place of the token"),
  })
  .optional();

const twilioSms = z.strictObject({
  provider: z.literal("twilio"),
  accountSid,
  sender: z
    .union([
      e164,
      messagingService,
      z.string().regex(/^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/, "must be a sender name"),
    ])
    .describe("a number, a messaging service, or a name that nobody can answer to"),
  secrets: twilioSecrets,
});

const approvedTemplates = z
  .array(
    z.strictObject({
      tone: z.enum(TONES),
      language,
      name: z
        .string()
        .regex(/^([a-z0-9_]{1,512}|HX[0-9a-f]{32})$/, "must be a template name or content id"),
      code: z
        .string()
        .regex(/^[a-z]{2,3}(_[A-Z]{2})?$/, "must be a language like en_GB")
        .describe("the language that the template was approved in"),
    }),
  )
  .max(200)
  .default([])
  .describe("outside 24 hours of a person's last message only these may be sent");

const twilioWhatsApp = z.strictObject({
  provider: z.literal("twilio"),
  accountSid,
  sender: z.union([e164, messagingService]),
  templates: approvedTemplates,
  secrets: twilioSecrets,
});

const metaWhatsApp = z.strictObject({
  provider: z.literal("meta"),
  phoneNumberId: z.string().regex(/^\d{5,20}$/, "must be the id of the phone number"),
  templates: approvedTemplates,
  secrets: z
    .strictObject({ accessToken: secret, appSecret: secret, verifyToken: secret })
    .optional(),
});

const pdf = z.strictObject({ provider: z.literal("pdf") });

const intelliprint = z.strictObject({
  provider: z.literal("intelliprint"),
  postage: z
    .enum(["uk_first_class", "uk_second_class", "international"])
    .default("uk_second_class"),
  isTest: z.boolean().default(false).describe("drafts and confirms, but nothing is printed"),
  secrets: z.strictObject({ apiKey: secret, webhookSecret: secret.optional() }).optional(),
});

/** What each provider needs, by channel; secrets go in and never come out. */
export const CONNECTIONS = {
  email: z.discriminatedUnion("provider", [smtp, sendgrid]),
  sms: z.discriminatedUnion("provider", [twilioSms]),
  whatsapp: z.discriminatedUnion("provider", [twilioWhatsApp, metaWhatsApp]),
  letter: z.discriminatedUnion("provider", [pdf, intelliprint]),
} as const;
export type ConnectionOf<Name extends SendingChannel> = z.output<(typeof CONNECTIONS)[Name]>;

const ratePerSecond = z
  .int()
  .min(1)
  .max(10_000)
  .nullable()
  .default(null)
  .describe("how many messages leave in a second at most; null leaves it to the provider");

const connectionBody = z.union([
  z.strictObject({ connection: CONNECTIONS.email, ratePerSecond }),
  z.strictObject({ connection: CONNECTIONS.sms, ratePerSecond }),
  z.strictObject({ connection: CONNECTIONS.whatsapp, ratePerSecond }),
  z.strictObject({ connection: CONNECTIONS.letter, ratePerSecond }),
]);

export const channel = z.strictObject({
  channel: z.enum(CHANNELS),
  state: z
    .enum(["not_connected", "built_in", "open", "closed", "misconfigured"])
    .describe("closed waits until closedUntil; misconfigured waits for its owner besides"),
  provider: z.string().nullable(),
  connectionId: idOf("connection").nullable(),
  settings: z.record(z.string(), z.unknown()).describe("without its secrets"),
  hasSecrets: z.boolean(),
  ratePerSecond: z.int().nullable(),
  webhooks: z
    .array(z.strictObject({ purpose: z.string(), url: z.string() }))
    .describe("the addresses to give to the provider"),
  closedUntil: instant.nullable(),
  because: z.string().nullable(),
  connectedAt: instant.nullable(),
  checkedAt: instant.nullable(),
  checkDetail: z.string().nullable().describe("what the last test found wrong; null when nothing"),
});
export type ChannelState = z.infer<typeof channel>;

export const listChannels = endpoint({
  method: "GET",
  path: "/v1/channels",
  tag: "Channels",
  summary: "How each channel stands: connected, open or closed, and why",
  scope: "read",
  answers: { 200: z.strictObject({ data: z.array(channel) }) },
});

const oneChannel = z.strictObject({ channel: z.enum(SENDING_CHANNELS) });

export const connectChannel = endpoint({
  method: "PUT",
  path: "/v1/channels/{channel}",
  tag: "Channels",
  summary: "Connect a provider with credentials of this organization; secrets left out stay",
  scope: "write",
  params: oneChannel,
  body: connectionBody,
  answers: { 200: channel },
  refusals: ["not_possible_now"],
});

export const disconnectChannel = endpoint({
  method: "POST",
  path: "/v1/channels/{channel}/disconnect",
  tag: "Channels",
  summary: "Forget the provider and its secrets; what is queued to it is decided anew",
  scope: "write",
  params: oneChannel,
  answers: { 200: channel },
  refusals: ["not_possible_now"],
});

export const checkChannel = endpoint({
  method: "POST",
  path: "/v1/channels/{channel}/check",
  tag: "Channels",
  summary: "Test the connection: does the provider take our credentials, and is all there",
  scope: "write",
  params: oneChannel,
  answers: {
    200: z.strictObject({ isWorking: z.boolean(), detail: z.string().nullable() }),
  },
});

export const sendTest = endpoint({
  method: "POST",
  path: "/v1/channels/{channel}/send-test",
  tag: "Channels",
  summary: "Send a test to oneself, now",
  scope: "write",
  params: oneChannel,
  body: z.strictObject({
    to: z.string().trim().min(3).max(500).describe("an address of the channel, one's own"),
  }),
  answers: {
    200: z.strictObject({
      outcome: z.string().describe("accepted, or the class of the provider's no"),
      detail: z.string().nullable(),
      providerMessageId: z.string().nullable(),
    }),
  },
  refusals: ["not_possible_now"],
});

export const listWhatsappTemplates = endpoint({
  method: "GET",
  path: "/v1/whatsapp-templates",
  tag: "Channels",
  summary: "The templates to have approved by WhatsApp, with the words and variables that fit",
  scope: "read",
  answers: {
    200: z.strictObject({
      data: z.array(
        z.strictObject({
          name: z.string(),
          tone: z.enum(TONES),
          language,
          code: z.string().describe("the language as WhatsApp names it"),
          category: z.literal("utility"),
          body: z.string(),
        }),
      ),
    }),
  },
});
