import type { Attachment, Email } from "postal-mime";
import type { DeliveryEvent } from "#server/providers/inbound.ts";
import { cleanText } from "#server/providers/email/clean-text.ts";
import { BOUNCE_REASONS } from "#server/providers/email/bounce-reasons.ts";
import { findAttemptInMessageIds, readAttemptId } from "#server/providers/email/find-attempt-id.ts";
import { readHeader, readSentAt } from "#server/providers/email/mail-headers.ts";

const LONGEST_PART_BYTES = 64 * 1024;
const STATUS_PART = /^message\/(?:global-)?delivery-status$/;
const RETURNED_PART = /^(?:message\/rfc822|text\/rfc822-headers|message\/global(?:-headers)?)$/;

type Fields = ReadonlyMap<string, string>;

/** Whether a mail is a delivery status notification (RFC 3464). */
export function isBounce(mail: Email): boolean {
  return (
    /^multipart\/report\b/i.test(readHeader(mail, "content-type")) &&
    mail.attachments.some(({ mimeType }) => STATUS_PART.test(mimeType))
  );
}

/** Reads a notification about one of our messages; null while the other side still tries. */
export function readBounce(mail: Email, at: { key: string; now: Date }): DeliveryEvent | null {
  const report = readFields(mail.attachments.find(({ mimeType }) => STATUS_PART.test(mimeType)));
  const recipient =
    report.find((fields) => fields.get("action")?.toLowerCase() === "failed") ??
    report.find((fields) => fields.has("action"));
  const state = STATES.get(recipient?.get("action")?.toLowerCase() ?? "");
  if (recipient === undefined || state === undefined) {
    return null;
  }
  const words = [recipient.get("status"), recipient.get("diagnostic-code")].filter(Boolean);
  return {
    kind: "delivery",
    key: at.key,
    ...readIds(mail),
    state,
    reason: state === "failed" ? readReason(recipient) : null,
    detail: words.length === 0 ? null : cleanText(words.join(" "), 500),
    at: readSentAt(mail, at.now),
  };
}

const STATES: ReadonlyMap<string, DeliveryEvent["state"]> = new Map([
  ["failed", "failed"],
  ["delivered", "delivered"],
]);

function readReason(recipient: Fields): NonNullable<DeliveryEvent["reason"]> {
  const says = recipient.get("diagnostic-code") ?? "";
  const told = /\b[45]\.\d{1,3}\.\d{1,3}\b/;
  const general = told.exec(recipient.get("status") ?? "")?.[0] ?? "";
  const status = /^(?:[45]\.0\.0|)$/.test(general) ? (told.exec(says)?.[0] ?? general) : general;
  const row = BOUNCE_REASONS.find(
    (row) => (row.status?.test(status) ?? true) && (row.says?.test(says) ?? true),
  );
  return row?.reason ?? "undelivered";
}

function readIds(mail: Email): Pick<DeliveryEvent, "attemptId" | "providerId"> {
  const returned = mail.attachments.find(({ mimeType }) => RETURNED_PART.test(mimeType));
  const headers = readFields(returned)[0] ?? new Map<string, string>();
  const messageId = headers.get("message-id") ?? "";
  return {
    attemptId:
      readAttemptId(headers.get("x-dunlin-attempt") ?? "") ??
      findAttemptInMessageIds(messageId) ??
      findAttemptInMessageIds(readHeader(mail, "in-reply-to")) ??
      findAttemptInMessageIds(readHeader(mail, "references")),
    providerId: cleanText(messageId, 500) || null,
  };
}

/** The groups of a part that is written like headers, by name in lower case. */
function readFields(part: Attachment | undefined): readonly Fields[] {
  const { content } = part ?? { content: "" };
  const bytes = Buffer.from(content as Uint8Array).subarray(0, LONGEST_PART_BYTES);
  const unfolded = bytes.toString("utf8").replace(/\r?\n[ \t]+/g, " ");
  return unfolded.split(/(?:\r?\n){2,}/).map((group) => {
    const lines = group.split(/\r?\n/).reverse();
    return new Map(
      lines.map((line) => {
        const [name = "", ...value] = line.split(":");
        return [name.trim().toLowerCase(), value.join(":").trim()];
      }),
    );
  });
}
