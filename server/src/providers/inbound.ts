import type { FinalOutcome } from "#server/providers/receipt.ts";

/** What a provider tells us unasked. Each has a key that tells it from all others of that provider, and is plain JSON. */
export type InboundEvent = DeliveryEvent | ReplyEvent | WishEvent;

/** What became of a message that we sent. They come in any order, and more than once. */
export type DeliveryEvent = {
  kind: "delivery";
  key: string;
  /** The `attemptId` that the message was sent with, where the provider gives it back. */
  attemptId: string | null;
  providerId: string | null;
  state: "accepted" | "delivered" | "read" | "failed";
  /** Why it failed; `undelivered` is a no that says nothing about the address. */
  reason: FinalOutcome | "undelivered" | null;
  detail: string | null;
  /** RFC 3339, UTC. */
  at: string;
};

/** Something that a person wrote to us. */
export type ReplyEvent = {
  kind: "reply";
  key: string;
  channel: "email" | "sms" | "whatsapp";
  providerId: string;
  /** E.164, or an e-mail address in lower case. */
  from: string;
  to: string;
  subject: string | null;
  /** Without what it quotes of ours. */
  text: string;
  /** The `attemptId` of the message that it answers, where that can be told. */
  answersAttemptId: string | null;
  /** The provider's id of the message that it answers, where it says no more than that. */
  answersProviderId?: string;
  /** Written by a machine: out of office, a delivery report. */
  isAutomatic: boolean;
  /** The provider has already acted on this stop or start word, and confirmed it to the person. */
  isConfirmed: boolean;
  at: string;
};

/** A wish about an address that a person expressed at the provider: an unsubscribe link, a spam report. */
export type WishEvent = {
  kind: "opt-out" | "opt-in";
  key: string;
  channel: "email" | "sms" | "whatsapp";
  address: string;
  detail: string;
  at: string;
};

/** A request at our door, with the bytes exactly as they came. */
export type WebhookRequest = {
  method: "GET" | "POST";
  /** Under which the provider called us, by the address that we gave it. */
  url: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
  body: Uint8Array;
  now: Date;
};

/** What a request is; only a genuine one has been read further than its signature. */
export type WebhookReading =
  | { verdict: "genuine"; events: readonly InboundEvent[] }
  | { verdict: "handshake"; answer: string }
  | { verdict: "forged" }
  | { verdict: "unreadable"; detail: string };

/** Judges and reads one request; never throws. */
export type WebhookReader = (request: WebhookRequest) => Promise<WebhookReading>;
