import PostalMime, { type Address, type Email } from "postal-mime";
import type { InboundEvent, ReplyEvent } from "#server/providers/inbound.ts";
import { cleanText } from "#server/providers/email/clean-text.ts";
import {
  findAttemptInAddress,
  findAttemptInMessageIds,
} from "#server/providers/email/find-attempt-id.ts";
import { isAutomatic } from "#server/providers/email/is-automatic.ts";
import { readHeader, readSentAt } from "#server/providers/email/mail-headers.ts";
import { isBounce, readBounce } from "#server/providers/email/read-bounce.ts";
import { readHtml } from "#server/providers/email/read-html.ts";
import { stripQuotes } from "#server/providers/email/strip-quotes.ts";

const LONGEST_TEXT = 20_000;
const LONGEST_SUBJECT = 500;
const LINES_MAX = 30_000;

/**
 * Reads a mail as it came: a bounce of ours, or what somebody wrote. Null for our own mail, a
 * report that a message is only late, and what cannot be read or has no sender; never throws. Only
 * the first 30,000 lines are read: what comes after so many is attachments.
 */
export async function readMail(
  raw: Uint8Array,
  at: { key: string; now: Date },
): Promise<InboundEvent | null> {
  const mail = await parse(raw);
  if (mail === null || isOurs(mail)) {
    return null;
  }
  return isBounce(mail) ? readBounce(mail, at) : readReply(mail, at);
}

async function parse(raw: Uint8Array): Promise<Email | null> {
  try {
    return await PostalMime.parse(cutLines(raw), {
      forceRfc822Attachments: true,
      maxNestingDepth: 50,
      maxHeadersSize: 512 * 1024,
    });
  } catch {
    return null;
  }
}

// The parser takes its time for each line, and words come before what is attached to them.
function cutLines(raw: Uint8Array): Uint8Array {
  let end = 0;
  for (let line = 0; line < LINES_MAX; line += 1) {
    end = raw.indexOf(0x0a, end) + 1;
    if (end === 0) {
      return raw;
    }
  }
  return raw.subarray(0, end);
}

function isOurs(mail: Email): boolean {
  return (
    readHeader(mail, "x-dunlin-attempt") !== "" &&
    /^auto-generated\b/i.test(readHeader(mail, "auto-submitted"))
  );
}

function readReply(mail: Email, { key, now }: { key: string; now: Date }): ReplyEvent | null {
  const from = flatten([mail.from, mail.sender])[0];
  if (from === undefined) {
    return null;
  }
  const recipients = readRecipients(mail);
  const subject = cleanText(mail.subject?.replace(/\s+/g, " ").trim() ?? "", LONGEST_SUBJECT);
  return {
    kind: "reply",
    key,
    channel: "email",
    providerId: cleanText(mail.messageId ?? "", LONGEST_SUBJECT) || key,
    from,
    to: recipients.find((address) => findAttemptInAddress(address)) ?? recipients[0] ?? "",
    subject: subject || null,
    text: readText(mail),
    answersAttemptId:
      findAttemptInMessageIds(mail.inReplyTo ?? "") ??
      findAttemptInMessageIds(mail.references ?? "") ??
      recipients.map(findAttemptInAddress).find((attemptId) => attemptId !== null) ??
      null,
    isAutomatic: isAutomatic(mail),
    isConfirmed: false,
    at: readSentAt(mail, now),
  };
}

function readText(mail: Email): string {
  const isPlain = mail.text !== undefined && mail.text.trim() !== "";
  const text = isPlain ? (mail.text ?? "") : readHtml(mail.html ?? "");
  return cleanText(stripQuotes(text), LONGEST_TEXT);
}

/** Everybody it was sent to, first by its own headers and then by those of the way. */
function readRecipients(mail: Email): readonly string[] {
  const onTheWay = ["delivered-to", "x-original-to", "envelope-to"].flatMap((name) =>
    mail.headers.filter(({ key }) => key === name).map(({ value }) => value.replace(/[<>\s]/g, "")),
  );
  return [
    ...flatten([...(mail.to ?? []), ...(mail.cc ?? [])]),
    ...onTheWay.map(lower).filter(isAddress),
  ];
}

/** The addresses in lower case, without those that are none. */
function flatten(addresses: readonly (Address | undefined)[]): readonly string[] {
  return addresses
    .flatMap((one) => one?.group ?? [one])
    .map((one) => lower(one?.address ?? ""))
    .filter(isAddress);
}

function isAddress(text: string): boolean {
  return /^[^\s<>@\p{Cc}\p{Cs}]+@[^\s<>@\p{Cc}\p{Cs}]+$/u.test(text) && text.length <= 320;
}

function lower(address: string): string {
  return address.trim().toLowerCase();
}
