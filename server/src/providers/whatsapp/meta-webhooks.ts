import { createHmac } from "node:crypto";
import type { InboundEvent, WebhookReader, WebhookRequest } from "#server/providers/inbound.ts";
import { isSameSecret } from "#server/providers/is-same-secret.ts";
import { listAt, valueAt } from "#server/providers/read-json.ts";
import { readMetaReply } from "#server/providers/whatsapp/read-meta-reply.ts";
import { readMetaStatus } from "#server/providers/whatsapp/read-meta-status.ts";

type MetaWebhookOptions = {
  /** Several while one replaces another. */
  appSecret: string | readonly string[];
  verifyToken: string;
};

/** Reads what Meta tells an app: the handshake, statuses of our messages, and what people wrote. */
export function readMetaWebhook({ appSecret, verifyToken }: MetaWebhookOptions): WebhookReader {
  const secrets = [appSecret].flat().filter((secret) => secret !== "");
  return async (request) => {
    if (request.method === "GET") {
      const answer = answerHandshake(request, verifyToken);
      return answer === null ? { verdict: "forged" } : { verdict: "handshake", answer };
    }
    if (!secrets.some((secret) => isSigned(request, secret))) {
      return { verdict: "forged" };
    }
    const payload = parse(request.body);
    return payload === undefined
      ? { verdict: "unreadable", detail: "The body is not JSON" }
      : { verdict: "genuine", events: readPayload(payload, request.now) };
  };
}

function answerHandshake({ url }: WebhookRequest, verifyToken: string): string | null {
  const query = URL.canParse(url) ? new URL(url).searchParams : new URLSearchParams();
  const isMeta =
    verifyToken !== "" &&
    query.get("hub.mode") === "subscribe" &&
    isSameSecret(query.get("hub.verify_token") ?? "", verifyToken);
  return isMeta ? query.get("hub.challenge") : null;
}

function isSigned({ headers, body }: WebhookRequest, secret: string): boolean {
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  return isSameSecret(headers["x-hub-signature-256"] ?? "", `sha256=${signature}`);
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString("utf8"));
  } catch {
    return undefined;
  }
}

function readPayload(payload: unknown, now: Date): readonly InboundEvent[] {
  return listAt(payload, "entry")
    .flatMap((entry) => listAt(entry, "changes"))
    .filter((change) => valueAt(change, "field") === "messages")
    .flatMap((change) => {
      const value = valueAt(change, "value");
      return [
        ...listAt(value, "statuses").flatMap((status) => readMetaStatus(status, now)),
        ...listAt(value, "messages").flatMap((message) => readMetaReply(message, value, now)),
      ];
    });
}
