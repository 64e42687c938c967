import { generateKeyPairSync, randomUUID, type KeyObject } from "node:crypto";
import {
  connectChannel as promise,
  type ChannelState,
  type SendingChannel,
} from "@dunlin/contract/channels.ts";
import { TONES } from "@dunlin/contract/policies.ts";
import { connectChannel } from "#server/domain/channels/connect-channel.ts";
import type { TestOrganization, TestWorld } from "#test/test-world.ts";

/** What each provider of one organization signs with, or is known by. */
type Secrets = {
  twilioToken: string;
  sendGridKey: KeyObject;
  metaSecret: string;
  metaVerifyToken: string;
  letterSecret: string;
};

/** An organization with a provider of its own on each channel, and where those providers knock. */
export type Door = {
  ctx: TestOrganization;
  publicUrl: string;
  paths: Record<"sendgrid" | "inbound" | "sms" | "whatsapp" | "meta" | "intelliprint", string>;
  secrets: Secrets;
  now(): Date;
};

/** Founds an organization and connects its four channels; WhatsApp by Meta unless by Twilio. */
export async function openDoor(
  world: TestWorld,
  whatsapp: "meta" | "twilio" = "meta",
): Promise<Door> {
  const ctx = await world.found();
  const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const secrets: Secrets = {
    twilioToken: randomUUID(),
    sendGridKey: keys.privateKey,
    metaSecret: randomUUID(),
    metaVerifyToken: randomUUID(),
    letterSecret: `whsec_${Buffer.from(randomUUID()).toString("base64")}`,
  };
  const eventKey = keys.publicKey.export({ type: "spki", format: "der" }).toString("base64");
  const connections = connectionsWith(secrets, eventKey);
  const connect = async (channel: SendingChannel, connection: object): Promise<ChannelState> =>
    await ctx.transact((inside) =>
      connectChannel(inside, { channel, ...promise.body.parse({ connection }) }),
    );
  const pathsOf = ({ webhooks }: ChannelState) =>
    webhooks.map(({ url }) => url.slice(world.publicUrl!.length));
  const [sendgrid, inbound] = pathsOf(await connect("email", connections.email));
  const [sms] = pathsOf(await connect("sms", connections.sms));
  const [talk] = pathsOf(await connect("whatsapp", connections[whatsapp]));
  const [intelliprint] = pathsOf(await connect("letter", connections.letter));
  return {
    ctx,
    publicUrl: world.publicUrl!,
    paths: {
      sendgrid: sendgrid!,
      inbound: inbound!,
      sms: sms!,
      whatsapp: talk!,
      meta: talk!,
      intelliprint: intelliprint!,
    },
    secrets,
    now: () => world.clock(),
  };
}

function connectionsWith(secrets: Secrets, eventKey: string) {
  const { twilioToken, metaSecret, metaVerifyToken, letterSecret } = secrets;
  const twilio = {
    provider: "twilio",
    accountSid: `AC${"0".repeat(32)}`,
    sender: "+442079460000",
    secrets: { authToken: twilioToken },
  };
  const templates = TONES.map((tone) => ({ tone, language: "en", name: "dunlin", code: "en_GB" }));
  return {
    email: {
      provider: "sendgrid",
      sender: "billing@acme.example",
      eventKey,
      repliesTo: "reply@in.acme.example",
      secrets: { apiKey: "SG.tests" },
    },
    sms: twilio,
    twilio: { ...twilio, templates },
    meta: {
      provider: "meta",
      phoneNumberId: "100200300",
      templates,
      secrets: { accessToken: "token", appSecret: metaSecret, verifyToken: metaVerifyToken },
    },
    letter: {
      provider: "intelliprint",
      secrets: { apiKey: "key", webhookSecret: letterSecret },
    },
  };
}
