import { createHmac, generateKeyPairSync, randomUUID, sign as signBytes } from "node:crypto";
import { CREDENTIALS } from "#test/emulator/credentials.ts";
import type { ProviderName } from "#test/emulator/vendor.ts";

/** Where and how a vendor tells us what it knows. */
export type Hook = {
  provider: ProviderName;
  /** For delivery reports; Twilio's come to the address that the message named. */
  url?: string;
  /** For what people write; the address of the reports when not given. */
  inboundUrl?: string;
  /** Instead of the secret that the emulator signs with. */
  secret?: string;
  isOff?: boolean;
  steps?: ("sent" | "delivered" | "read")[];
  delayMs?: number;
  /** How often a report that nobody took is posted again, each time a second later than before. */
  retries?: number;
  /** Sends each report twice. */
  duplicate?: boolean;
  order?: "in-order" | "reversed" | "shuffled";
};

export type SignedRequest = { url: string; headers: Record<string, string>; body: string };

const { twilio, meta, intelliprint } = CREDENTIALS;
const keys = generateKeyPairSync("ec", { namedCurve: "prime256v1" });

/** The key that SendGrid's settings show for its signed event webhook: base64 of SPKI. */
export const sendGridPublicKey = keys.publicKey
  .export({ type: "spki", format: "der" })
  .toString("base64");

/** Signs a body as each vendor does. */
export const sign = {
  twilio(url: string, fields: Record<string, string>, hook: Hook): SignedRequest {
    const signedUrl = url.replace(/#.*$/, "");
    const text = Object.keys(fields)
      .sort()
      .map((name) => `${name}${fields[name]}`)
      .join("");
    const signature = createHmac("sha1", hook.secret ?? twilio.authToken)
      .update(signedUrl + text)
      .digest("base64");
    return {
      url: signedUrl,
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "x-twilio-signature": signature,
        "i-twilio-idempotency-token": randomUUID(),
      },
      body: new URLSearchParams(fields).toString(),
    };
  },

  sendgrid(url: string, body: string, _: Hook): SignedRequest {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = signBytes("sha256", Buffer.from(timestamp + body), keys.privateKey);
    return {
      url,
      headers: {
        "content-type": "application/json",
        "x-twilio-email-event-webhook-signature": signature.toString("base64"),
        "x-twilio-email-event-webhook-timestamp": timestamp,
      },
      body,
    };
  },

  meta(url: string, body: string, hook: Hook): SignedRequest {
    const hmac = createHmac("sha256", hook.secret ?? meta.appSecret).update(body);
    return {
      url,
      headers: {
        "content-type": "application/json",
        "x-hub-signature-256": `sha256=${hmac.digest("hex")}`,
      },
      body,
    };
  },

  /** As Svix signs, which is what posts for Intelliprint. */
  intelliprint(url: string, body: string, hook: Hook): SignedRequest {
    const id = `msg_${randomUUID()}`;
    const timestamp = String(Math.floor(Date.now() / 1000));
    const secret = (hook.secret ?? intelliprint.webhookSecret).replace(/^whsec_/, "");
    const hmac = createHmac("sha256", Buffer.from(secret, "base64"));
    const signature = hmac.update(`${id}.${timestamp}.${body}`).digest("base64");
    return {
      url,
      headers: {
        "content-type": "application/json",
        "svix-id": id,
        "svix-timestamp": timestamp,
        "svix-signature": `v1,${signature}`,
      },
      body,
    };
  },
};
