import { createPublicKey, verify, type KeyObject } from "node:crypto";
import type {
  DeliveryEvent,
  InboundEvent,
  WebhookReader,
  WebhookRequest,
} from "#server/providers/inbound.ts";
import { cleanText } from "#server/providers/email/clean-text.ts";
import { textAt, valueAt } from "#server/providers/read-json.ts";
import {
  BOUNCE_TYPES,
  DROP_REASONS,
  OPT_OUT_EVENTS,
} from "#server/providers/email/sendgrid-event-outcomes.ts";

/** SendGrid repeats a batch for a day, and whether it signs anew is not documented. */
const OLDEST_SECONDS = 25 * 60 * 60;
const AHEAD_SECONDS = 5 * 60;

const LONGEST_WORDS = 500;

/**
 * Reads SendGrid's event webhook under the keys shown beside it (base64; several while one is being
 * replaced). Throws at once where a key is none; what is read later never does.
 */
export function readSendGridEvents(options: {
  publicKey: string | readonly string[];
}): WebhookReader {
  const keys = [options.publicKey].flat().map(readKey);
  return async (request) => {
    if (!isGenuine(request, keys)) {
      return { verdict: "forged" };
    }
    const batch = parseBatch(request.body);
    return batch === null
      ? { verdict: "unreadable", detail: "The body is no JSON array" }
      : { verdict: "genuine", events: batch.map(readEvent).filter((event) => event !== null) };
  };
}

function readKey(publicKey: string): KeyObject {
  const der = Buffer.from(publicKey, "base64");
  const key = createPublicKey({ key: der, format: "der", type: "spki" });
  if (key.asymmetricKeyDetails?.namedCurve !== "prime256v1") {
    throw new Error("SendGrid signs with a key on the curve P-256");
  }
  return key;
}

function isGenuine({ method, headers, body, now }: WebhookRequest, keys: KeyObject[]): boolean {
  const timestamp = headers["x-twilio-email-event-webhook-timestamp"] ?? "";
  const signature = headers["x-twilio-email-event-webhook-signature"] ?? "";
  const ageSeconds = now.getTime() / 1000 - Number(timestamp);
  if (
    method !== "POST" ||
    !/^\d{1,12}$/.test(timestamp) ||
    ageSeconds > OLDEST_SECONDS ||
    ageSeconds < -AHEAD_SECONDS
  ) {
    return false;
  }
  const signed = Buffer.concat([Buffer.from(timestamp), body]);
  const der = Buffer.from(signature, "base64");
  return keys.some((key) => verify("sha256", signed, { key, dsaEncoding: "der" }, der));
}

function parseBatch(body: Uint8Array): readonly unknown[] | null {
  try {
    const batch: unknown = JSON.parse(Buffer.from(body).toString("utf8"));
    return Array.isArray(batch) ? batch : null;
  } catch {
    return null;
  }
}

function readEvent(entry: unknown): InboundEvent | null {
  const key = wordsAt(entry, "sg_event_id");
  const name = wordsAt(entry, "event");
  const seconds = valueAt(entry, "timestamp");
  if (key === null || name === null || !isInstant(seconds)) {
    return null;
  }
  const at = new Date(seconds * 1000).toISOString();
  const address = wordsAt(entry, "email")?.toLowerCase();
  if (OPT_OUT_EVENTS.has(name)) {
    return address === undefined
      ? null
      : { kind: "opt-out", key, channel: "email", address, detail: `sendgrid ${name}`, at };
  }
  const news = readNews(name, entry);
  return news && { kind: "delivery", key, ...readIds(entry), ...news, at };
}

function readNews(
  name: string,
  entry: unknown,
): Pick<DeliveryEvent, "state" | "reason" | "detail"> | null {
  const reason = wordsAt(entry, "reason") ?? "";
  const detail = [wordsAt(entry, "status"), reason || wordsAt(entry, "response")]
    .filter(Boolean)
    .join(" ");
  const words = detail === "" ? null : detail;
  switch (name) {
    case "processed":
      return { state: "accepted", reason: null, detail: null };
    case "delivered":
      return { state: "delivered", reason: null, detail: words };
    case "bounce":
      return {
        state: "failed",
        reason: BOUNCE_TYPES.get(wordsAt(entry, "type") ?? "bounce") ?? "undelivered",
        detail: words,
      };
    case "dropped": {
      const row = DROP_REASONS.find(({ says }) => says.test(reason));
      return { state: "failed", reason: row?.reason ?? "undelivered", detail: words };
    }
    default:
      return null;
  }
}

function readIds(entry: unknown): Pick<DeliveryEvent, "attemptId" | "providerId"> {
  const attemptId = wordsAt(entry, "attempt_id");
  const providerId = wordsAt(entry, "sg_message_id")?.replace(/\..*$/s, "");
  return {
    attemptId: attemptId !== null && /^[0-9a-z-]{1,64}$/.test(attemptId) ? attemptId : null,
    providerId: providerId || null,
  };
}

function wordsAt(entry: unknown, name: string): string | null {
  return cleanText(textAt(entry, name) ?? "", LONGEST_WORDS) || null;
}

// Beyond the year 9999 no RFC 3339 instant exists.
function isInstant(seconds: unknown): seconds is number {
  return typeof seconds === "number" && seconds > 0 && seconds < 253_402_300_800;
}
