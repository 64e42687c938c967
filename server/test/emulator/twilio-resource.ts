import { randomBytes } from "node:crypto";
import { CREDENTIALS } from "#test/emulator/credentials.ts";
import type { Accepted } from "#test/emulator/vendor.ts";

const { twilio } = CREDENTIALS;

export const TWILIO_ROOT = `/2010-04-01/Accounts/${twilio.accountSid}`;

const STATUS = {
  accepted: "queued",
  sent: "sent",
  delivered: "delivered",
  read: "read",
  failed: "undelivered",
};

/** The message that a form asks for, of which nobody knows yet. */
export function readTwilioMessage(form: URLSearchParams): Accepted {
  const callback = form.get("StatusCallback");
  const to = form.get("To")!;
  return {
    provider: "twilio",
    channel: to.startsWith("whatsapp:") ? "whatsapp" : "sms",
    providerId: `SM${randomBytes(16).toString("hex")}`,
    attemptId: callback === null ? null : new URL(callback).searchParams.get("a"),
    from: form.get("From") ?? twilio.number,
    to,
    subject: null,
    body: form.get("Body") ?? `${form.get("ContentSid")} ${form.get("ContentVariables") ?? "{}"}`,
    at: new Date().toISOString(),
    state: "accepted",
    failure: null,
    details: form.has("MessagingServiceSid") ? { service: form.get("MessagingServiceSid")! } : {},
  };
}

/** Whether a list by this query has the message. One that is still queued has no `DateSent`, so a filter by it does not find it. */
export function fitsQuery(message: Accepted, query: URLSearchParams): boolean {
  const from = query.get("From");
  if (from !== null && from !== message.from) return false;
  const sentOn = message.state === "accepted" ? null : message.at.slice(0, 10);
  const [on, notAfter, notBefore] = ["DateSent", "DateSent<", "DateSent>"].map((name) =>
    query.get(name)?.slice(0, 10),
  );
  if (on === undefined && notAfter === undefined && notBefore === undefined) return true;
  return (
    sentOn !== null &&
    sentOn === (on ?? sentOn) &&
    sentOn <= (notAfter ?? sentOn) &&
    sentOn >= (notBefore ?? sentOn)
  );
}

/** A message as Twilio shows it. */
export function toResource(message: Accepted) {
  const at = new Date(message.at).toUTCString().replace("GMT", "+0000");
  return {
    account_sid: twilio.accountSid,
    api_version: "2010-04-01",
    body: message.body,
    date_created: at,
    date_sent: message.state === "accepted" ? null : at,
    date_updated: at,
    direction: "outbound-api",
    error_code: message.failure === null ? null : Number(message.failure),
    error_message: null,
    from: message.from,
    messaging_service_sid: message.details["service"] ?? null,
    num_media: "0",
    num_segments: "1",
    price: null,
    price_unit: "USD",
    sid: message.providerId,
    status: STATUS[message.state],
    to: message.to,
    uri: `${TWILIO_ROOT}/Messages/${message.providerId}.json`,
  };
}
