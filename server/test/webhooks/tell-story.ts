import { attemptHeader, type Debtor } from "#test/webhooks/found-debtors.ts";
import {
  callAsIntelliprint,
  callAsMeta,
  callAsSendGrid,
  callAsTwilio,
  callWithMail,
  type DoorCall,
  type Signing,
} from "#test/webhooks/door-call.ts";
import type { Door } from "#test/webhooks/open-door.ts";

/** Something that a provider tells about one debtor; `signing` is how a forger would have it signed. */
export type Telling = {
  debtor: string;
  toCall(door: Door, debtor: Debtor, signing?: Signing): DoorCall;
};

/** What became of a message, and what the person said to it, in the order in which it happened. */
export type Story = { states: readonly string[]; said: readonly string[] };

type Chance = () => number;
const pick = <Item>(chance: Chance, items: readonly Item[]): Item =>
  items[Math.floor(chance() * items.length)]!;

const STATES: Record<Debtor["channel"], readonly (readonly string[])[]> = {
  email: [
    ["processed", "delivered"],
    ["processed", "delivered"],
    ["processed", "delivered", "spamreport"],
    ["processed", "delivered", "unsubscribe"],
    ["processed", "delivered", "bounce"],
    ["processed", "bounce"],
    ["processed", "blocked"],
    ["dropped"],
    ["processed"],
  ],
  sms: [
    ["sent", "delivered"],
    ["queued", "sent", "delivered"],
    ["sent", "undelivered:30005"],
    ["sent", "undelivered:30003"],
    ["sent", "undelivered:30007"],
    ["failed:30004"],
  ],
  whatsapp: [
    ["sent", "delivered", "read"],
    ["sent", "delivered"],
    ["sent", "read"],
    ["failed:131026"],
    ["sent", "failed:131049"],
    ["failed:131047"],
  ],
  letter: [
    ["waiting_to_print", "printing", "enclosing", "shipping", "sent"],
    ["printing", "sent", "delivered"],
    ["printing", "failed_wrong_address"],
    ["printing", "sent", "returned"],
    ["printing", "cancelled"],
  ],
};

const SAID: readonly (readonly string[])[] = [
  ["STOP"],
  ["I paid this last week by bank transfer."],
  ["I will pay on Friday."],
  ["Wrong person. I do not know this company."],
  ["We dispute this invoice: the goods never arrived."],
  ["I lost my job and cannot pay."],
  ["Was heißt das? 請求書を送ってください", "Could you send me a copy of the invoice?"],
  ["Thank you 🙏"],
];

/** Wishes of which the last holds; Twilio does not say when anything was written. */
const CHANGED_MINDS: readonly (readonly string[])[] = [
  ["STOP", "START"],
  ["START", "STOP"],
  ["STOP", "STOP"],
  ["STOP", "START", "STOP"],
  ["START", "Wrong person. I do not know this company."],
  ["Wrong person. I do not know this company.", "START"],
];

/** What happens to a debtor: some messages arrive, some people answer, and some change their minds. */
export function drawStory(chance: Chance, { channel }: Debtor): Story {
  const states = pick(chance, STATES[channel]);
  const mayAnswer = channel !== "letter" && ["delivered", "read"].includes(states.at(-1)!);
  if (!mayAnswer || chance() < 0.3) return { states, said: [] };
  const isSure = channel !== "sms" && chance() < 0.4;
  return { states, said: pick(chance, isSure ? CHANGED_MINDS : SAID) };
}

/** The calls that tell a story, in the order in which it happened. */
export function tellStory(debtor: Debtor, story: Story): Telling[] {
  const telling = (toCall: Telling["toCall"]): Telling => ({ debtor: debtor.name, toCall });
  return [
    ...story.states.map((state, step) =>
      telling((door, own, signing) => tellState(door, own, { state, step, ...signing })),
    ),
    ...story.said.map((text, index) =>
      telling((door, own, signing) => tellReply(door, own, { text, step: 10 + index, ...signing })),
    ),
  ];
}

type Step = Signing & { state: string; step: number };
const HOUR_SECONDS = 3600;

/** Each step of a story an hour after the one before, the last some hours ago. */
function secondsAt({ now }: Door, step: number): number {
  return Math.floor(now().getTime() / 1000) - (24 - step) * HOUR_SECONDS;
}

function tellState(door: Door, debtor: Debtor, { state, step, ...signing }: Step): DoorCall {
  const { number, channel, attemptId } = debtor;
  const [word = "", code] = state.split(":");
  if (channel === "email")
    return callAsSendGrid(door, mailEvents(door, debtor, { state, step }), signing);
  if (channel === "sms") {
    const failure = code ? { ErrorCode: code } : {};
    const fields = { MessageSid: `SM-out-${number}`, MessageStatus: word, To: debtor.address };
    return callAsTwilio(door, { ...fields, ...failure }, { attemptId, ...signing });
  }
  if (channel === "whatsapp") {
    const status = {
      id: `wamid.out-${number}`,
      status: word,
      timestamp: String(secondsAt(door, step)),
      biz_opaque_callback_data: attemptId,
      ...(code ? { errors: [{ code: Number(code), title: "Message failed — señor" }] } : {}),
    };
    return callAsMeta(door, { statuses: [status] }, signing);
  }
  const letter = { reference: attemptId, print_id: `print-${number}`, status: state };
  return callAsIntelliprint(door, letter, { id: `msg_${number}-${step}`, ...signing });
}

/** Batches overlap: each later event comes with the one before it once more. */
function mailEvents(door: Door, debtor: Debtor, { state, step }: Omit<Step, "secrets">): object[] {
  const event = state === "blocked" ? { event: "bounce", type: "blocked" } : { event: state };
  const reason = { bounce: "550 no such user — ungültig", dropped: "Bounced Address" }[state];
  const one = {
    email: debtor.address,
    timestamp: secondsAt(door, step),
    sg_event_id: `event-${debtor.number}-${step}`,
    sg_message_id: `sg-${debtor.number}.recvd-1`,
    attempt_id: debtor.attemptId,
    ...event,
    ...(reason ? { reason } : {}),
  };
  if (step === 0) return [one];
  const before = mailEvents(door, debtor, { state: "processed", step: 0 });
  return [one, ...before];
}

function tellReply(
  door: Door,
  debtor: Debtor,
  { text, step, ...signing }: Signing & { text: string; step: number },
): DoorCall {
  const { number, address, channel } = debtor;
  if (channel === "sms") {
    const fields = { MessageSid: `SM-in-${number}-${step}`, From: address, To: "+442079460000" };
    return callAsTwilio(door, { ...fields, Body: text }, signing);
  }
  if (channel === "whatsapp") {
    const message = {
      id: `wamid.in-${number}-${step}`,
      from: address.slice(1),
      timestamp: String(secondsAt(door, step)),
      type: "text",
      text: { body: text },
    };
    return callAsMeta(door, { messages: [message] }, signing);
  }
  const at = new Date(secondsAt(door, step) * 1000).toUTCString();
  const headers = [
    `Date: ${at}`,
    `Message-ID: <answer-${number}-${step}@customer.example>`,
    `In-Reply-To: ${attemptHeader(debtor)}`,
  ];
  return callWithMail(door, { from: address, text, headers });
}
