import { randomBytes } from "node:crypto";
import { CREDENTIALS } from "#test/emulator/credentials.ts";
import { sign, type Hook, type SignedRequest } from "#test/emulator/sign-callbacks.ts";
import type { Accepted, ProviderName } from "#test/emulator/vendor.ts";

/** What became of a message, told as its vendor tells it. */
export type Step = {
  message: Accepted;
  state: Accepted["state"];
  failure: string | null;
  at: Date;
};

const { twilio, meta } = CREDENTIALS;

/** The steps that a vendor reports of a message that goes well. */
export const USUAL_STEPS: Readonly<Record<ProviderName, readonly Accepted["state"][]>> = {
  twilio: ["sent", "delivered"],
  sendgrid: ["sent", "delivered"],
  meta: ["sent", "delivered", "read"],
  intelliprint: ["sent", "delivered"],
  smtp: [],
};

/** The request by which a vendor reports a step, signed. */
export function toCallback(step: Step, url: string, hook: Hook): SignedRequest {
  switch (step.message.provider) {
    case "twilio":
      return sign.twilio(url, ofTwilio(step), hook);
    case "sendgrid":
      return sign.sendgrid(url, `[${JSON.stringify(ofSendGrid(step))}]\r\n`, hook);
    case "meta":
      return sign.meta(url, JSON.stringify(ofMeta(step)), hook);
    default:
      return sign.intelliprint(url, JSON.stringify(ofIntelliprint(step)), hook);
  }
}

function ofTwilio({ message, state, failure }: Step): Record<string, string> {
  const status = state === "failed" ? "undelivered" : state;
  const isWhatsApp = message.channel === "whatsapp";
  return {
    MessageSid: message.providerId,
    SmsSid: message.providerId,
    MessageStatus: status,
    SmsStatus: status,
    To: message.to,
    From: message.from,
    AccountSid: twilio.accountSid,
    ApiVersion: "2010-04-01",
    ...(failure === null ? {} : { ErrorCode: failure }),
    ...(isWhatsApp
      ? { ChannelPrefix: "whatsapp", ChannelInstallSid: `XE${"0".repeat(32)}`, EventType: status }
      : {}),
  };
}

/** A failure is `dropped:reason`, `blocked:reason`, or the reason of a bounce. */
function ofSendGrid({ message, state, failure, at }: Step) {
  const [, kind = "bounce", reason] = /^(?:(dropped|blocked|bounce):)?(.*)$/s.exec(failure ?? "")!;
  const failed =
    kind === "dropped"
      ? { event: "dropped", reason }
      : {
          event: "bounce",
          type: kind === "blocked" ? "blocked" : "bounce",
          status: /^[45][.]\d+[.]\d+/.exec(reason ?? "")?.[0] ?? "5.0.0",
          reason,
        };
  const went =
    state === "sent" ? { event: "processed" } : { event: "delivered", response: "250 OK" };
  return {
    email: message.to,
    timestamp: Math.floor(at.getTime() / 1000),
    "smtp-id": message.details["messageId"],
    ...(failure === null ? went : failed),
    sg_event_id: randomBytes(16).toString("base64url"),
    sg_message_id: message.details["sgMessageId"],
    ...(JSON.parse(message.details["customArgs"] ?? "{}") as Record<string, string>),
  };
}

function ofMeta({ message, state, failure, at }: Step) {
  const opaque = message.details["opaque"];
  return metaChange({
    statuses: [
      {
        id: message.providerId,
        status: state,
        timestamp: String(Math.floor(at.getTime() / 1000)),
        recipient_id: message.to.replace("+", ""),
        ...(opaque === undefined ? {} : { biz_opaque_callback_data: opaque }),
        ...(failure === null
          ? { pricing: { billable: true, pricing_model: "PMP", category: "utility" } }
          : { errors: [{ code: Number(failure), title: "Message failed to send" }] }),
      },
    ],
  });
}

/** A change of our number, in the envelope in which Meta posts them. */
export function metaChange(value: object) {
  const metadata = {
    display_phone_number: meta.displayNumber.replace("+", ""),
    phone_number_id: meta.phoneNumberId,
  };
  const whole = { messaging_product: "whatsapp", metadata, ...value };
  return {
    object: "whatsapp_business_account",
    entry: [{ id: meta.accountId, changes: [{ field: "messages", value: whole }] }],
  };
}

function ofIntelliprint({ message, state, failure }: Step) {
  const status = { accepted: "waiting_to_print", sent: "printing" }[state as string] ?? "sent";
  return {
    account: "acc_emulated",
    id: message.providerId.replace("print", "letter"),
    print_id: message.providerId,
    reference: message.attemptId,
    postage_service: message.details["service"],
    status: failure ?? status,
    testmode: message.details["testmode"] === "true",
    type: "letter.updated",
  };
}
