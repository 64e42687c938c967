import { classifyLateFailure } from "#server/providers/classify-http-reply.ts";
import type {
  DeliveryEvent,
  InboundEvent,
  ReplyEvent,
  WebhookReader,
  WebhookRequest,
} from "#server/providers/inbound.ts";
import { readAttemptId } from "#server/providers/read-attempt-id.ts";
import { TWILIO_OUTCOMES } from "#server/providers/vendors/twilio-outcomes.ts";
import { verifyTwilioSignature } from "#server/providers/vendors/verify-twilio-signature.ts";

type TwilioWebhookOptions = {
  /** Several while one replaces another. */
  authToken: string | readonly string[];
  channel: "sms" | "whatsapp";
};

/** Reads what one account at Twilio tells us: status callbacks, and messages that people wrote. */
export function readTwilioWebhook({ authToken, channel }: TwilioWebhookOptions): WebhookReader {
  const tokens = [authToken].flat();
  return async (request) => {
    const form = isJson(request) ? null : readForm(request);
    if (!verifyTwilioSignature(request, form, tokens)) {
      return { verdict: "forged" };
    }
    const fields = Object.fromEntries(form ?? []);
    const sid = fields["MessageSid"] ?? "";
    if (form === null || sid === "") {
      return { verdict: "unreadable", detail: "Not about a message" };
    }
    return { verdict: "genuine", events: readEvents(fields, { request, channel, sid }) };
  };
}

type Fields = Readonly<Record<string, string | undefined>>;
type Context = { request: WebhookRequest; channel: "sms" | "whatsapp"; sid: string };

function isJson({ headers }: WebhookRequest): boolean {
  return (headers["content-type"] ?? "").toLowerCase().startsWith("application/json");
}

function readForm({ method, body }: WebhookRequest): URLSearchParams {
  return new URLSearchParams(method === "GET" ? "" : Buffer.from(body).toString("utf8"));
}

function readEvents(fields: Fields, context: Context): readonly InboundEvent[] {
  const { MessageStatus: status, From: from, Body: body } = fields;
  if (status !== undefined) {
    return readStatus(fields, status, context);
  }
  return from === undefined || body === undefined ? [] : [readReply(fields, context)];
}

const STATES: ReadonlyMap<string, DeliveryEvent["state"]> = new Map([
  ["accepted", "accepted"],
  ["scheduled", "accepted"],
  ["queued", "accepted"],
  ["sending", "accepted"],
  ["sent", "accepted"],
  ["delivered", "delivered"],
  ["read", "read"],
  ["failed", "failed"],
  ["undelivered", "failed"],
  ["canceled", "failed"],
]);

function readStatus(fields: Fields, status: string, { request, sid }: Context): DeliveryEvent[] {
  const state = STATES.get(status.toLowerCase());
  if (state === undefined) {
    return [];
  }
  const code = fields["ErrorCode"] ?? "";
  const said = [code, fields["ErrorMessage"], fields["ChannelStatusMessage"]].filter(Boolean);
  return [
    {
      kind: "delivery",
      key: `${sid}:${status}:${code}`,
      attemptId: readAttemptId(new URL(request.url).searchParams.get("a")),
      providerId: sid,
      state,
      reason: state === "failed" ? classifyLateFailure(code, TWILIO_OUTCOMES) : null,
      detail: said.join(" ") || null,
      at: request.now.toISOString(),
    },
  ];
}

const WHATSAPP = "whatsapp:";

function readReply(fields: Fields, { request, channel, sid }: Context): ReplyEvent {
  const from = fields["From"] ?? "";
  const answered = fields["OriginalRepliedMessageSid"] ?? "";
  return {
    kind: "reply",
    key: sid,
    channel: from.startsWith(WHATSAPP) ? "whatsapp" : channel,
    providerId: sid,
    from: from.replace(WHATSAPP, ""),
    to: (fields["To"] ?? "").replace(WHATSAPP, ""),
    subject: null,
    text: fields["Body"] || fields["ButtonText"] || "",
    answersAttemptId: null,
    ...(answered === "" ? {} : { answersProviderId: answered }),
    isAutomatic: false,
    isConfirmed: Boolean(fields["OptOutType"]),
    at: request.now.toISOString(),
  };
}
