import type { ReplyEvent } from "#server/providers/inbound.ts";

let replies = 0;

/** What a person answered from a number or an address, as its provider would tell it. */
export function replyOf(
  from: string,
  text: string,
  at: Date,
  given: Partial<ReplyEvent> = {},
): ReplyEvent {
  replies += 1;
  return {
    kind: "reply",
    key: `reply ${replies}`,
    channel: from.includes("@") ? "email" : "sms",
    providerId: `in-${replies}`,
    from,
    to: "us",
    subject: null,
    text,
    answersAttemptId: null,
    isAutomatic: false,
    isConfirmed: false,
    at: at.toISOString(),
    ...given,
  };
}
