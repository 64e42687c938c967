import { isLoopback } from "#server/providers/email/is-loopback.ts";
import { ImapFlow } from "imapflow";
import type { InboundEvent } from "#server/providers/inbound.ts";
import { cleanText } from "#server/providers/email/clean-text.ts";
import { readMail } from "#server/providers/email/read-mail.ts";

export type MailboxOptions = {
  host: string;
  port: number;
  /** TLS from the first byte; else STARTTLS, without which only a local server gets a password. */
  secure: boolean;
  user: string;
  password: string;
  folder?: string;
  /** How long the server may stay silent; a whole poll ends after four times as long. */
  timeoutMs?: number;
};

/** How far a mailbox has been read. UIDs only mean something under one UIDVALIDITY. */
export type MailboxPosition = { uidValidity: string; lastUid: bigint };

export type MailboxReading = MailboxPosition & { events: InboundEvent[] };

const MAILS_MAX = 100;
const TOO_LATE = "The server answers, but does not come to an end";
const LONGEST_MAIL_BYTES = 10 * 1024 * 1024;

/**
 * Reads the next mails of a mailbox, at most 100, and changes nothing in it. Where there is no
 * position yet, or the server has numbered anew, reading starts at the present end. Never throws:
 * answers how far it came, or the trouble when it came nowhere.
 */
export async function pollMailbox(
  options: MailboxOptions,
  since: { uidValidity: string | null; lastUid: bigint },
): Promise<MailboxReading | { trouble: string }> {
  const timeoutMs = options.timeoutMs ?? 30_000;
  let client: ImapFlow | null = null;
  let progress: MailboxReading | null = null;
  let isLate = false;
  const deadline = setTimeout(() => {
    isLate = true;
    client?.close();
  }, 4 * timeoutMs);
  try {
    client = openClient(options, timeoutMs);
    await client.connect();
    const end = await openFolder(client, options.folder ?? "INBOX");
    if (end.uidValidity !== since.uidValidity) {
      return { events: [], ...end };
    }
    for await (const reading of readOn(client, { ...end, lastUid: since.lastUid })) {
      progress = reading;
    }
    return progress ?? { events: [], ...end, lastUid: since.lastUid };
  } catch (error) {
    return progress ?? { trouble: isLate ? TOO_LATE : describe(error as ImapTrouble) };
  } finally {
    clearTimeout(deadline);
    client?.close();
  }
}

function openClient(options: MailboxOptions, timeoutMs: number): ImapFlow {
  const client = new ImapFlow({
    host: options.host,
    port: options.port,
    secure: options.secure,
    ...(options.secure || isLoopback(options.host) ? {} : { doSTARTTLS: true }),
    auth: { user: options.user, pass: options.password },
    logger: false,
    disableAutoIdle: true,
    disableAutoEnable: true,
    disableCompression: true,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    maxLiteralSize: 2 * LONGEST_MAIL_BYTES,
  });
  // The command that is under way fails too, and an error nobody listens to ends the process.
  client.on("error", () => {});
  return client;
}

async function openFolder(client: ImapFlow, folder: string): Promise<MailboxPosition> {
  const { uidValidity, uidNext } = await client.mailboxOpen(folder, { readOnly: true });
  if (uidValidity === undefined || uidNext === undefined) {
    throw new Error("The server does not number its mails");
  }
  return { uidValidity: String(uidValidity), lastUid: BigInt(uidNext) - 1n };
}

/** Reads mail after mail, and yields after each how far it has come by then. */
async function* readOn(
  client: ImapFlow,
  { uidValidity, lastUid }: MailboxPosition,
): AsyncGenerator<MailboxReading> {
  const found = await client.search({ uid: `${lastUid + 1n}:*` }, { uid: true });
  if (!Array.isArray(found)) {
    throw new Error("The server refused to list its mails");
  }
  // "n:*" names the last mail even where its number is below n.
  const uids = found.filter((uid) => BigInt(uid) > lastUid).sort((a, b) => a - b);
  const events: InboundEvent[] = [];
  for (const uid of uids.slice(0, MAILS_MAX)) {
    const event = await readOne(client, uid, `imap:${uidValidity}:${uid}`);
    if (event !== null) {
      events.push(event);
    }
    yield { events, uidValidity, lastUid: BigInt(uid) };
  }
}

async function readOne(client: ImapFlow, uid: number, key: string): Promise<InboundEvent | null> {
  const range = String(uid);
  const about = await client.fetchOne(range, { size: true, internalDate: true }, { uid: true });
  if (about === false || (about.size ?? 0) > LONGEST_MAIL_BYTES) {
    return null;
  }
  const mail = await client.fetchOne(
    range,
    { source: { maxLength: LONGEST_MAIL_BYTES } },
    { uid: true },
  );
  if (mail === false || mail.source === undefined) {
    return null;
  }
  const arrivedAt = new Date(about.internalDate ?? Number.NaN);
  const now = Number.isNaN(arrivedAt.getTime()) ? new Date() : arrivedAt;
  return readMail(mail.source, { key, now });
}

type ImapTrouble = Error & {
  code?: string;
  authenticationFailed?: boolean;
  responseText?: string;
};

function describe(error: ImapTrouble): string {
  const words = cleanText(error.responseText ?? error.message, 300).trim();
  if (error.authenticationFailed === true) {
    return `The mailbox refused the login: ${words}`;
  }
  return [error.code, words].filter(Boolean).join(" ");
}
