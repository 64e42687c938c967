import nodemailer from "nodemailer";
import type { EmailMessage, EmailProvider } from "#server/providers/email/email.ts";
import { isLoopback } from "#server/providers/email/is-loopback.ts";
import type { Receipt } from "#server/providers/receipt.ts";
import {
  classifySmtpFailure,
  type SmtpFailure,
} from "#server/providers/email/classify-smtp-failure.ts";
import { composeMail } from "#server/providers/email/compose-mail.ts";
import { releaseBody } from "#server/providers/email/release-body.ts";

export type SmtpOptions = {
  /** `smtp://user:password@host:587` (STARTTLS when offered) or `smtps://…:465`. */
  url: string;
  /** The domain of the Message-ID; the sender's own when not given. */
  messageIdDomain?: string;
  maxConnections?: number;
  /** Refuse to go on without TLS; by default when there is a password and the host is not local. */
  requireTls?: boolean;
  connectionTimeoutMs?: number;
  greetingTimeoutMs?: number;
  /** How long a server may stay silent; after the last byte of a message, impatience is `unknown`. */
  socketTimeoutMs?: number;
  /** What has waited longer for a free connection is not begun; the outbox decides about it anew. */
  longestWaitMs?: number;
  /** Shorter than the patience of common servers, so that it is us who hang up. */
  idleTimeoutMs?: number;
};

/** Well below the half hour after which the outbox gives an attempt up as unknown. */
const LONGEST_WAIT_MS = 15 * 60_000;

type HandOvers = { handOver?: () => void };

/**
 * Opens a pool of SMTP connections. Connections are made when the first message needs one.
 *
 * A message goes out at most once: nodemailer's own requeueing is off, and the body of one message
 * can be read once only.
 */
export function connectSmtp(options: SmtpOptions): EmailProvider {
  const transport = openPool(options);
  const underWay = new Set<Promise<Receipt>>();
  let isClosing = false;

  async function deliver(message: EmailMessage, handOver: () => void): Promise<Receipt> {
    const refusal = checkAddresses(message);
    if (refusal !== null) {
      return refusal;
    }
    const latest = Date.now() + (options.longestWaitMs ?? LONGEST_WAIT_MS);
    let wasHandedOver = false;
    const handOverOnce = () => {
      if (wasHandedOver) {
        throw new Error("This message has been handed over before");
      }
      if (Date.now() > latest) {
        throw new Error("The message has waited too long to be sent unasked");
      }
      handOver();
      wasHandedOver = true;
    };
    try {
      const domain = options.messageIdDomain ?? message.from.address.replace(/^.*@/, "");
      const mail = { ...composeMail(message, domain), handOver: handOverOnce };
      const info = await transport.sendMail(mail);
      return { outcome: "accepted", providerId: info.serverMessageId ?? info.messageId };
    } catch (error) {
      const failure = error as SmtpFailure;
      const isCutShort = (isClosing || Date.now() > latest) && failure.response === undefined;
      return isCutShort && !wasHandedOver
        ? { outcome: "not-begun", detail: failure.message }
        : classifySmtpFailure(failure, wasHandedOver);
    }
  }

  return {
    name: "smtp",
    send(message, handOver) {
      const sending = deliver(message, handOver).finally(() => underWay.delete(sending));
      underWay.add(sending);
      return sending;
    },
    async verify() {
      try {
        await transport.verify();
        return null;
      } catch (error) {
        return classifySmtpFailure(error as SmtpFailure, false);
      }
    },
    reconcile: null,
    async close() {
      isClosing = true;
      transport.close();
      await Promise.all(underWay);
    },
  };
}

function openPool(options: SmtpOptions) {
  const transport = nodemailer.createTransport({
    ...readUrl(options),
    pool: true,
    maxConnections: options.maxConnections ?? 20,
    maxMessages: Infinity,
    maxRequeues: 0,
    connectionTimeout: options.connectionTimeoutMs ?? 15_000,
    greetingTimeout: options.greetingTimeoutMs ?? 15_000,
    socketTimeout: options.socketTimeoutMs ?? 120_000,
    dnsTimeout: options.connectionTimeoutMs ?? 15_000,
    idleTimeout: options.idleTimeoutMs ?? 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  transport.use("stream", (mail, done) => {
    const { handOver } = mail.data as HandOvers;
    if (handOver !== undefined) {
      mail.message.processFunc((body) => releaseBody(body, handOver));
    }
    done();
  });
  return transport;
}

// Nodemailer repairs odd addresses; a repaired one might be somebody else's.
const ADDRESS = /^[^\s<>()[\],;:"\\@\p{Cc}]+@[^\s<>()\\,;:"@\p{Cc}]+$/u;

function checkAddresses({ from, to }: EmailMessage): Receipt | null {
  if (!ADDRESS.test(to.address)) {
    return { outcome: "bad-recipient", detail: `Not an email address: ${to.address}` };
  }
  if (!ADDRESS.test(from.address)) {
    return { outcome: "misconfigured", detail: `Not an email address: ${from.address}` };
  }
  return null;
}

/** Reads only the parts of the URL we know: nodemailer would let its query replace any setting. */
function readUrl({ url, requireTls }: SmtpOptions) {
  const { protocol, hostname, port, username, password } = new URL(url);
  if (protocol !== "smtp:" && protocol !== "smtps:") {
    throw new Error("An SMTP address begins with smtp:// or smtps://");
  }
  const isSecure = protocol === "smtps:";
  const host = hostname.replace(/^\[|\]$/g, "");
  const hasLogin = username !== "";
  return {
    host,
    port: Number(port) || (isSecure ? 465 : 587),
    secure: isSecure,
    requireTLS: requireTls ?? (hasLogin && !isSecure && !isLoopback(host)),
    ...(hasLogin
      ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }
      : {}),
  };
}
