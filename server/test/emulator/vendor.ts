import type { IncomingHttpHeaders } from "node:http";

export const VENDOR_NAMES = ["twilio", "sendgrid", "meta", "intelliprint"] as const;

export type VendorName = (typeof VENDOR_NAMES)[number];
export type ProviderName = VendorName | "smtp";
export type Channel = "email" | "sms" | "whatsapp" | "letter";

/** A message that a vendor has taken, as the world sees it. */
export type Accepted = {
  provider: ProviderName;
  channel: Channel;
  providerId: string;
  attemptId: string | null;
  from: string;
  to: string;
  subject: string | null;
  body: string;
  /** RFC 3339, UTC. */
  at: string;
  state: "accepted" | "sent" | "delivered" | "read" | "failed";
  failure: string | null;
  /** What only this vendor knows about it. */
  details: Record<string, string>;
};

/** `prepare` leaves nothing behind that reaches a person, `send` does, `read` changes nothing. */
export type Operation = "prepare" | "send" | "read";

export type Call = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
};

export type Reply = { status: number; headers?: Record<string, string>; body: string | Buffer };

/** A no, by the vendor's own code; the status follows from the code unless it is given. */
export type Refusal = { status?: number; code?: number | string; message?: string };

/** One vendor's side of the conversation. */
export type Vendor = {
  name: VendorName;
  owns(path: string): boolean;
  operationOf(method: string, path: string): Operation;
  answer(call: Call): Reply | Promise<Reply>;
  refuse(refusal: Refusal): Reply;
  /** The same yes with everything left out by which the message could be found again. */
  withoutId(reply: Reply): Reply;
};

/** What an order about one recipient does to a message for it: refused at once, or failed later. */
export type Magic = Refusal & { provider: VendorName; to: string; later?: string };

/** What a vendor's side has behind it. */
export type Desk = {
  /** Writes the message down for good; called before the answer is given. */
  accept(message: Accepted, callbackUrl: string | null): void;
  magicFor(provider: VendorName, to: string): Magic | null;
};

/** An answer in JSON. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(body),
  };
}

/** The JSON of a request, or undefined where it is none. */
export function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
