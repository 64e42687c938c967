import { createHmac } from "node:crypto";
import type { DeliveryEvent, WebhookReader, WebhookRequest } from "#server/providers/inbound.ts";
import { isSameSecret } from "#server/providers/is-same-secret.ts";
import { LETTER_STATES } from "#server/providers/letter/intelliprint-outcomes.ts";
import { textAt } from "#server/providers/read-json.ts";

const TOLERANCE_SECONDS = 5 * 60;
const DETAIL_LENGTH_MAX = 300;

/**
 * Reads what Intelliprint tells about letters, signed as Standard Webhooks are: under `whsec_…`, or
 * several while one replaces another.
 */
export function readIntelliprintWebhook(options: {
  secret: string | readonly string[];
}): WebhookReader {
  const keys = [options.secret]
    .flat()
    .map(readKey)
    .filter((key) => key.length > 0);
  return async (request) => {
    const envelope = readEnvelope(request);
    if (envelope === null || !isGenuine(request, envelope, keys)) {
      return { verdict: "forged" };
    }
    const event = parse(request.body);
    return event === undefined
      ? { verdict: "unreadable", detail: "The body is not JSON" }
      : { verdict: "genuine", events: readLetter(event, envelope) };
  };
}

function readKey(secret: string): Buffer {
  return Buffer.from(secret.replace(/^whsec_/, ""), "base64");
}

type Envelope = { id: string; timestamp: string; signatures: readonly string[] };

function readEnvelope({ method, headers, now }: WebhookRequest): Envelope | null {
  const prefix = headers["webhook-id"] === undefined ? "svix" : "webhook";
  const id = headers[`${prefix}-id`] ?? "";
  const timestamp = headers[`${prefix}-timestamp`] ?? "";
  const ageSeconds = Math.abs(now.getTime() / 1000 - Number(timestamp));
  const isRecent = /^\d{1,12}$/.test(timestamp) && ageSeconds <= TOLERANCE_SECONDS;
  const signatures = (headers[`${prefix}-signature`] ?? "").split(" ");
  return method === "POST" && id !== "" && isRecent ? { id, timestamp, signatures } : null;
}

function isGenuine({ body }: WebhookRequest, envelope: Envelope, keys: readonly Buffer[]): boolean {
  const { id, timestamp, signatures } = envelope;
  const expected = keys.map((key) => {
    const hmac = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body);
    return `v1,${hmac.digest("base64")}`;
  });
  return signatures.some((shown) => expected.some((wanted) => isSameSecret(shown, wanted)));
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString("utf8"));
  } catch {
    return undefined;
  }
}

function readLetter(letter: unknown, { id, timestamp }: Envelope): DeliveryEvent[] {
  const status = textAt(letter, "status") ?? "";
  const known = Object.hasOwn(LETTER_STATES, status) ? LETTER_STATES[status] : undefined;
  if (textAt(letter, "type") !== "letter.updated" || known === undefined) {
    return [];
  }
  const reference = textAt(letter, "reference") ?? "";
  const detail = [status, textAt(letter, "returned", "reason")].filter(Boolean).join(": ");
  return [
    {
      kind: "delivery",
      key: id,
      attemptId: /^[0-9a-z-]{1,64}$/.test(reference) ? reference : null,
      providerId: textAt(letter, "print_id"),
      ...known,
      detail: detail.slice(0, DETAIL_LENGTH_MAX),
      at: new Date(Number(timestamp) * 1000).toISOString(),
    },
  ];
}
