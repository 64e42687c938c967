import type { Outcome } from "#server/providers/receipt.ts";

/** One row: an answer that fits every given column has this outcome. */
export type SendGridOutcomeRow = {
  status: number;
  /** The `field` of the first error, such as `personalizations.0.to.0.email`. */
  field?: RegExp;
  outcome: Exclude<Outcome, "accepted" | "not-begun" | "unknown" | "to-post">;
};

/**
 * What a refusal by `POST /v3/mail/send` means, first row that fits; any other status between 300
 * and 499 is content-rejected, and everything else leaves open whether the message was taken.
 */
export const SENDGRID_OUTCOMES: readonly SendGridOutcomeRow[] = [
  { status: 400, field: /(^|\.)to(\.|$)/, outcome: "bad-recipient" },
  { status: 400, field: /^(from|reply_to)(\.|$)/, outcome: "misconfigured" },
  { status: 400, outcome: "content-rejected" },

  // A bad key, and "Maximum credits exceeded"; then a sender or a scope that is not allowed.
  { status: 401, outcome: "misconfigured" },
  { status: 403, outcome: "misconfigured" },

  // Not the door we think it is.
  { status: 301, outcome: "misconfigured" },
  { status: 302, outcome: "misconfigured" },
  { status: 307, outcome: "misconfigured" },
  { status: 308, outcome: "misconfigured" },
  { status: 404, outcome: "misconfigured" },
  { status: 405, outcome: "misconfigured" },

  { status: 413, outcome: "content-rejected" },

  { status: 408, outcome: "retry-later" },
  { status: 425, outcome: "retry-later" },
  { status: 429, outcome: "rate-limited" },
];
