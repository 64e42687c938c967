import type { InboundEvent } from "#server/providers/inbound.ts";
import type { Debtor } from "#test/webhooks/found-debtors.ts";
import {
  callAsIntelliprint,
  callAsMeta,
  callAsSendGrid,
  callAsTwilio,
  callWithMail,
  type DoorCall,
} from "#test/webhooks/door-call.ts";
import type { Door } from "#test/webhooks/open-door.ts";

type Kind = {
  /** Which vendor has WhatsApp. */
  whatsapp?: "twilio";
  channel: Debtor["channel"];
  tells: InboundEvent["kind"];
  call(door: Door, debtor: Debtor): DoorCall;
};

export const SAID = "Größe? 請求書 🙏 “naïve”";

/** One genuine call of each kind, all of them about a debtor; what people say is beyond ASCII. */
export const GENUINE_CALLS: Record<string, Kind> = {
  "a status by Twilio": {
    channel: "sms",
    tells: "delivery",
    call: (door, { address, attemptId }) =>
      callAsTwilio(
        door,
        { MessageSid: "SM1", MessageStatus: "delivered", To: address },
        { attemptId },
      ),
  },
  "a text by Twilio": {
    channel: "sms",
    tells: "reply",
    call: (door, { address }) =>
      callAsTwilio(door, { MessageSid: "SM2", From: address, To: "+442079460000", Body: SAID }),
  },
  "a WhatsApp status by Twilio": {
    whatsapp: "twilio",
    channel: "whatsapp",
    tells: "delivery",
    call: (door, { address, attemptId }) =>
      callAsTwilio(
        door,
        { MessageSid: "SM3", MessageStatus: "delivered", To: `whatsapp:${address}` },
        { attemptId, channel: "whatsapp" },
      ),
  },
  "a WhatsApp message by Twilio": {
    whatsapp: "twilio",
    channel: "whatsapp",
    tells: "reply",
    call: (door, { address }) =>
      callAsTwilio(
        door,
        {
          MessageSid: "SM4",
          From: `whatsapp:${address}`,
          To: "whatsapp:+442079460000",
          Body: SAID,
        },
        { channel: "whatsapp" },
      ),
  },
  "an event by SendGrid": {
    channel: "email",
    tells: "delivery",
    call: (door, { address, attemptId }) =>
      callAsSendGrid(door, [
        {
          event: "delivered",
          email: address,
          timestamp: door.now().getTime() / 1000,
          sg_event_id: "e1",
          attempt_id: attemptId,
          response: "250 angenommen ✓",
        },
      ]),
  },
  "an unsubscribe by SendGrid": {
    channel: "email",
    tells: "opt-out",
    call: (door, { address }) =>
      callAsSendGrid(door, [
        {
          event: "unsubscribe",
          email: address,
          timestamp: door.now().getTime() / 1000,
          sg_event_id: "e2",
        },
      ]),
  },
  "a mail by SendGrid": {
    channel: "email",
    tells: "reply",
    call: (door, { address }) => callWithMail(door, { from: address, text: SAID }),
  },
  "a status by Meta": {
    channel: "whatsapp",
    tells: "delivery",
    call: (door, { attemptId }) =>
      callAsMeta(door, {
        statuses: [{ id: "wamid.1", status: "delivered", biz_opaque_callback_data: attemptId }],
      }),
  },
  "a message by Meta": {
    channel: "whatsapp",
    tells: "reply",
    call: (door, { address }) =>
      callAsMeta(door, {
        messages: [{ id: "wamid.2", from: address.slice(1), type: "text", text: { body: SAID } }],
      }),
  },
  "a letter by Intelliprint": {
    channel: "letter",
    tells: "delivery",
    call: (door, { attemptId }) =>
      callAsIntelliprint(door, { reference: attemptId, status: "delivered" }, { id: "msg_1" }),
  },
};
