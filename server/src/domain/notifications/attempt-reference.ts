import { formatId, parseId } from "@dunlin/contract/ids.ts";

export type AttemptReference = { notificationId: string; attemptId: string };

const SHAPE = /^[0-7][0-9a-hjkmnp-tv-z]{25}-[0-7][0-9a-hjkmnp-tv-z]{25}$/;

/** How an attempt is called outside: the message and the try, in 53 characters that every provider carries back. */
export function writeAttemptReference(attempt: AttemptReference): string {
  const short = (uuid: string) => formatId("notification", uuid).slice("ntf_".length);
  return `${short(attempt.notificationId)}-${short(attempt.attemptId)}`;
}

/** The attempt that a provider speaks of; null when the text is none of ours. */
export function readAttemptReference(text: string | null): AttemptReference | null {
  if (text === null || !SHAPE.test(text)) return null;
  const [notificationId, attemptId] = text.split("-").map((part) => parseId(`ntf_${part}`));
  return { notificationId: notificationId!, attemptId: attemptId! };
}
