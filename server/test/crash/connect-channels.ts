import type { ChannelState } from "@dunlin/contract/channels.ts";
import { TONES } from "@dunlin/contract/policies.ts";
import { askEmulator, orderEmulator } from "#test/crash/order-emulator.ts";
import { callApi, type Caller } from "#test/crash/call-api.ts";
import { CREDENTIALS } from "#test/emulator/credentials.ts";
import type { VendorName } from "#test/emulator/vendor.ts";

const { twilio, sendgrid, meta, intelliprint } = CREDENTIALS;

/** About half a minute; the vendors themselves try for hours. */
const REPORT_RETRIES = 7;

export type WhatsAppVendor = "meta" | "twilio";

/** The settings by which a server takes an emulator for every vendor. */
export function vendorVariables(emulatorUrl: string, publicUrl: string): Record<string, string> {
  return {
    SECRET_KEY: "a-key-that-only-crash-tests-seal-under",
    PUBLIC_URL: publicUrl,
    TWILIO_API_URL: emulatorUrl,
    SENDGRID_API_URL: emulatorUrl,
    META_API_URL: emulatorUrl,
    INTELLIPRINT_API_URL: `${emulatorUrl}/v1`,
  };
}

/** Connects an organization's four channels to an emulator, which reports to the addresses it is given. */
export async function connectChannels(
  caller: Caller,
  options: { emulatorUrl: string; whatsapp: WhatsAppVendor; reportAfterMs: number },
): Promise<void> {
  const keys = await askEmulator<{ sendgrid: string }>(options.emulatorUrl, "keys");
  const connections = {
    email: {
      provider: "sendgrid",
      sender: "accounts@acme.example",
      eventKey: keys.sendgrid,
      secrets: { apiKey: sendgrid.apiKey },
    },
    sms: { ...twilioAccount(), sender: twilio.number },
    whatsapp: options.whatsapp === "meta" ? metaNumber() : twilioWhatsApp(),
    letter: { provider: "intelliprint", secrets: intelliprint },
  };
  for (const [channel, connection] of Object.entries(connections)) {
    const state = await callApi<ChannelState>(caller, {
      method: "PUT",
      path: `/v1/channels/${channel}`,
      body: { connection },
    });
    await orderEmulator(options.emulatorUrl, "webhooks", {
      provider: connection.provider as VendorName,
      delayMs: options.reportAfterMs,
      retries: REPORT_RETRIES,
      ...(connection.provider === "twilio" ? {} : { url: state.webhooks[0]!.url }),
    });
  }
}

function twilioAccount() {
  const { accountSid, authToken, apiKey } = twilio;
  return { provider: "twilio", accountSid, secrets: { authToken, apiKey } };
}

function twilioWhatsApp() {
  const name = `HX${"0123456789abcdef".repeat(2)}`;
  return { ...twilioAccount(), sender: twilio.whatsAppNumber, templates: approved(name) };
}

function metaNumber() {
  const { phoneNumberId, accessToken, appSecret, verifyToken } = meta;
  return {
    provider: "meta",
    phoneNumberId,
    templates: approved("payment_reminder"),
    secrets: { accessToken, appSecret, verifyToken },
  };
}

function approved(name: string) {
  return TONES.map((tone) => ({ tone, language: "en-GB", name, code: "en_GB" }));
}
