import type { Email } from "postal-mime";

/** The first header of a name (in lower case), or an empty text. */
export function readHeader(mail: Email, name: string): string {
  return mail.headers.find(({ key }) => key === name)?.value.trim() ?? "";
}

/** When a mail was written: as it says, unless that is in the future or more than a week ago. */
export function readSentAt(mail: Email, now: Date): string {
  const sentMs = Date.parse(mail.date ?? "");
  const isLikely = sentMs <= now.getTime() && sentMs > now.getTime() - 7 * 24 * 60 * 60_000;
  return (isLikely ? new Date(sentMs) : now).toISOString();
}
