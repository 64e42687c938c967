import { randomBytes, randomUUID } from "node:crypto";
import { metaChange } from "#test/emulator/callback-bodies.ts";
import { CREDENTIALS } from "#test/emulator/credentials.ts";
import { sign, type Hook, type SignedRequest } from "#test/emulator/sign-callbacks.ts";

/** A person writes to us. */
export type InboundOrder = {
  provider: "twilio" | "meta" | "sendgrid";
  channel?: "sms" | "whatsapp";
  from: string;
  to: string;
  text: string;
  subject?: string;
  /** The vendor's id, or the Message-ID, of what is answered. */
  inReplyTo?: string;
  /** Twilio's own reading of a stop or start word. */
  optOutType?: "STOP" | "START" | "HELP";
  /** Further headers of a mail, or a whole raw mail in place of one made here. */
  headers?: Record<string, string>;
  raw?: string;
  url?: string;
};

/** The request by which a vendor passes on what a person wrote. */
export function toInbound(order: InboundOrder, url: string, hook: Hook): SignedRequest {
  switch (order.provider) {
    case "twilio":
      return sign.twilio(url, ofTwilio(order), hook);
    case "meta":
      return sign.meta(url, JSON.stringify(ofMeta(order)), hook);
    default:
      return ofSendGrid(order, url);
  }
}

function ofTwilio(order: InboundOrder): Record<string, string> {
  const isWhatsApp = order.channel === "whatsapp";
  const prefix = isWhatsApp ? "whatsapp:" : "";
  const sid = `SM${randomBytes(16).toString("hex")}`;
  return {
    MessageSid: sid,
    SmsMessageSid: sid,
    AccountSid: CREDENTIALS.twilio.accountSid,
    From: `${prefix}${order.from}`,
    To: `${prefix}${order.to}`,
    Body: order.text,
    NumMedia: "0",
    NumSegments: "1",
    ApiVersion: "2010-04-01",
    ...(order.optOutType === undefined ? {} : { OptOutType: order.optOutType }),
    ...(isWhatsApp ? { WaId: order.from.replace("+", ""), ProfileName: "A person" } : {}),
    ...(order.inReplyTo === undefined
      ? {}
      : { OriginalRepliedMessageSid: order.inReplyTo, OriginalRepliedMessageSender: order.to }),
  };
}

function ofMeta(order: InboundOrder) {
  const from = order.from.replace("+", "");
  return metaChange({
    contacts: [{ profile: { name: "A person" }, wa_id: from }],
    messages: [
      {
        from,
        id: `wamid.${randomBytes(24).toString("base64")}`,
        timestamp: String(Math.floor(Date.now() / 1000)),
        type: "text",
        text: { body: order.text },
        ...(order.inReplyTo === undefined ? {} : { context: { id: order.inReplyTo } }),
      },
    ],
  });
}

/** Inbound Parse with the raw mail; it is not signed, its address is the secret. */
function ofSendGrid(order: InboundOrder, url: string): SignedRequest {
  const boundary = `xYzZY${randomUUID()}`;
  const fields = {
    email: order.raw ?? toMail(order),
    to: order.to,
    from: order.from,
    subject: order.subject ?? "",
    envelope: JSON.stringify({ to: [order.to], from: order.from }),
    sender_ip: "127.0.0.1",
    SPF: "pass",
    dkim: "{@customer.test : pass}",
    charsets: JSON.stringify({ to: "UTF-8", from: "UTF-8", subject: "UTF-8" }),
  };
  const parts = Object.entries(fields).map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    url,
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    body: `${parts.join("")}--${boundary}--\r\n`,
  };
}

function toMail(order: InboundOrder): string {
  const headers = {
    From: order.from,
    To: order.to,
    Subject: order.subject ?? "",
    Date: new Date().toUTCString(),
    "Message-ID": `<${randomUUID()}@customer.test>`,
    ...(order.inReplyTo === undefined ? {} : { "In-Reply-To": order.inReplyTo }),
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    ...order.headers,
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [...head, "", order.text, ""].join("\r\n");
}
