import type { Outcome } from "#server/providers/receipt.ts";

/** The command an SMTP server was answering when it refused. */
export type SmtpStep = "session" | "sender" | "recipient" | "message";

/** One row: a refusal that fits every given column has this outcome. */
export type SmtpOutcomeRow = {
  code?: string;
  status?: string;
  step?: SmtpStep;
  says?: RegExp;
  outcome: Exclude<Outcome, "accepted" | "unknown">;
};

const SLOW_DOWN = /\brate\b|throttl|too (?:many|fast|much)|slow down|quota exceeded|unusual/i;
const SUPPRESSED = /suppress|unsubscribed|opted[ -]out/i;

/**
 * What a refusal means, first row that fits. `code` is the three-digit reply (RFC 5321) and `status`
 * the enhanced code (RFC 3463), where x stands for any number; enhanced codes come first because
 * servers put very different refusals under one 550.
 */
export const SMTP_OUTCOMES: readonly SmtpOutcomeRow[] = [
  { code: "4xx", says: SLOW_DOWN, outcome: "rate-limited" },
  { code: "5xx", says: SUPPRESSED, outcome: "suppressed" },

  { code: "4xx", outcome: "retry-later" },
  { status: "4.x.x", outcome: "retry-later" },

  // Addresses: .7 and .8 are about the sender's.
  { status: "5.1.7", outcome: "misconfigured" },
  { status: "5.1.8", outcome: "misconfigured" },
  { status: "5.1.x", outcome: "bad-recipient" },

  // Mailboxes: a full one may be emptied.
  { status: "5.2.1", outcome: "bad-recipient" },
  { status: "5.2.2", outcome: "retry-later" },
  { status: "5.2.3", outcome: "content-rejected" },

  // Their system and the way to it.
  { status: "5.3.4", outcome: "content-rejected" },
  { status: "5.4.1", step: "recipient", outcome: "bad-recipient" },
  { status: "5.4.4", outcome: "bad-recipient" },
  { status: "5.4.6", outcome: "misconfigured" },

  // The protocol: too many recipients is a matter of time, the rest is ours to repair.
  { status: "5.5.3", outcome: "retry-later" },
  { code: "503", outcome: "retry-later" },
  { status: "5.5.x", outcome: "misconfigured" },

  { status: "5.6.x", outcome: "content-rejected" },

  // Policy: a refused body is about what it says, anything earlier about who we are.
  { status: "5.7.1", step: "message", outcome: "content-rejected" },
  { status: "5.7.x", outcome: "misconfigured" },

  // No telling enhanced code.
  { code: "552", step: "recipient", outcome: "retry-later" },
  { code: "552", outcome: "content-rejected" },
  { code: "530", outcome: "misconfigured" },
  { code: "535", outcome: "misconfigured" },
  { code: "5xx", step: "session", outcome: "misconfigured" },
  { code: "5xx", step: "sender", outcome: "misconfigured" },
  { code: "5xx", step: "recipient", outcome: "bad-recipient" },
  { code: "5xx", step: "message", outcome: "content-rejected" },
];

/** What a failure without any reply means, by nodemailer's `code`; not listed is retry-later. */
export const SILENT_OUTCOMES: Readonly<Record<string, "misconfigured" | "content-rejected">> = {
  EAUTH: "misconfigured",
  ENOAUTH: "misconfigured",
  EOAUTH2: "misconfigured",
  ECONFIG: "misconfigured",
  EREQUIRETLS: "misconfigured",
  EMESSAGE: "content-rejected",
};

/** The causes below a socket error that no waiting repairs: certificates and TLS against plain. */
export const BROKEN_TLS = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO/;
