import { createHmac, sign } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { Door } from "#test/webhooks/open-door.ts";

/** A request at the door, as a provider makes it. */
export type DoorCall = {
  method: "GET" | "POST";
  url: string;
  headers: Record<string, string>;
  payload: Buffer;
};

/** What a forger changes of the way in which a call is signed. */
export type Signing = { secrets?: Door["secrets"] };

const post = (
  url: string,
  headers: Record<string, string>,
  payload: string | Buffer,
): DoorCall => ({
  method: "POST",
  url,
  headers,
  payload: Buffer.from(payload as string),
});

/** A form of Twilio's, signed over the address and the fields. */
export function callAsTwilio(
  { paths, publicUrl, secrets }: Door,
  fields: Record<string, string>,
  more: Signing & { channel?: "sms" | "whatsapp"; attemptId?: string } = {},
): DoorCall {
  const path = more.channel === "whatsapp" ? paths.whatsapp : paths.sms;
  const url = more.attemptId ? `${path}?a=${more.attemptId}` : path;
  const text = Object.keys(fields)
    .toSorted()
    .map((name) => name + fields[name])
    .join("");
  const { twilioToken } = more.secrets ?? secrets;
  const signature = createHmac("sha1", twilioToken)
    .update(publicUrl + url + text)
    .digest("base64");
  const headers = {
    "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
    "x-twilio-signature": signature,
  };
  return post(url, headers, new URLSearchParams(fields).toString());
}

/** A batch of SendGrid's events, or any body in place of one, signed now. */
export function callAsSendGrid(
  { paths, now, secrets }: Door,
  batch: readonly object[] | string | Buffer,
  more: Signing = {},
): DoorCall {
  const body = Array.isArray(batch) ? `${JSON.stringify(batch)}\r\n` : (batch as string);
  const payload = Buffer.from(body);
  const timestamp = String(Math.floor(now().getTime() / 1000));
  const { sendGridKey } = more.secrets ?? secrets;
  const signature = sign("sha256", Buffer.concat([Buffer.from(timestamp), payload]), sendGridKey);
  const headers = {
    "content-type": "application/json",
    "x-twilio-email-event-webhook-signature": signature.toString("base64"),
    "x-twilio-email-event-webhook-timestamp": timestamp,
  };
  return post(paths.sendgrid, headers, payload);
}

/** A mail that SendGrid passes on; only its address is a secret. */
export function callWithMail(
  { paths }: Door,
  mail: { from: string; subject?: string; text: string; headers?: readonly string[] },
): DoorCall {
  const raw = [
    `From: ${mail.from}`,
    "To: reply@in.acme.example",
    `Subject: ${mail.subject ?? "Re: your invoice"}`,
    ...(mail.headers ?? []),
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "",
    mail.text,
    "",
  ].join("\r\n");
  const parts = { dkim: "none", email: raw, to: "reply@in.acme.example", from: mail.from };
  const body = Object.entries(parts).map(
    ([name, value]) =>
      `--xYzZY\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const headers = { "content-type": "multipart/form-data; boundary=xYzZY" };
  return post(paths.inbound, headers, `${body.join("")}--xYzZY--\r\n`);
}

/** What Meta posts, signed with the secret of the app. */
export function callAsMeta(
  { paths, secrets }: Door,
  value: object | string | Buffer,
  more: Signing = {},
): DoorCall {
  const isBody = typeof value === "string" || Buffer.isBuffer(value);
  const changes = [
    { field: "messages", value: { messaging_product: "whatsapp", ...(value as object) } },
  ];
  const body = isBody ? value : JSON.stringify({ entry: [{ id: "1", changes }] });
  const { metaSecret } = more.secrets ?? secrets;
  const digest = createHmac("sha256", metaSecret).update(body).digest("hex");
  const headers = { "content-type": "application/json", "x-hub-signature-256": `sha256=${digest}` };
  return post(paths.meta, headers, body as string);
}

/** What Intelliprint tells about a letter, signed now under an id of the call. */
export function callAsIntelliprint(
  { paths, now, secrets }: Door,
  letter: object | string | Buffer,
  more: Signing & { id: string },
): DoorCall {
  const isBody = typeof letter === "string" || Buffer.isBuffer(letter);
  const body = isBody ? letter : JSON.stringify({ type: "letter.updated", ...letter });
  const timestamp = String(Math.floor(now().getTime() / 1000));
  const { letterSecret } = more.secrets ?? secrets;
  const key = Buffer.from(letterSecret.replace("whsec_", ""), "base64");
  const hmac = createHmac("sha256", key).update(`${more.id}.${timestamp}.`).update(body);
  const headers = {
    "content-type": "application/json",
    "svix-id": more.id,
    "svix-timestamp": timestamp,
    "svix-signature": `v1,${hmac.digest("base64")}`,
  };
  return post(paths.intelliprint, headers, body as string);
}

/** Knocks, and tells how it was answered. */
export async function knock(app: FastifyInstance, call: DoorCall) {
  const response = await app.inject(call);
  const isProblem = String(response.headers["content-type"]).startsWith("application/problem+json");
  return {
    status: response.statusCode,
    code: isProblem ? (JSON.parse(response.body) as { code: string }).code : null,
    text: response.body,
    headers: response.headers,
  };
}
