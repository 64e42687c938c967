import type { FinalOutcome } from "#server/providers/receipt.ts";

/** What a vendor's no means; `undelivered` is final, and says nothing about the address or us. */
type HttpOutcome = FinalOutcome | "retry-later" | "rate-limited" | "unknown" | "undelivered";

/** One row: a failure that fits every given column has this outcome. */
export type HttpOutcomeRow = {
  /** The vendor's own error code, where x stands for any digit. */
  code?: string;
  /** The HTTP status, where x stands for any digit. */
  status?: string;
  /** The vendor itself says that the failure passes. */
  isTransient?: true;
  /** The vendor says when to come back. */
  hasRetryAfter?: true;
  outcome: HttpOutcome;
};

/**
 * What an answer means whose code the vendor's own table does not know, first row that fits. A
 * message may be sent twice by asking again, so a server that failed leaves it `unknown`.
 */
export const HTTP_OUTCOMES: readonly HttpOutcomeRow[] = [
  { status: "429", outcome: "rate-limited" },
  { status: "503", hasRetryAfter: true, outcome: "retry-later" },
  { status: "408", outcome: "retry-later" },
  { status: "425", outcome: "retry-later" },
  { status: "5xx", outcome: "unknown" },

  // Not the door we think it is.
  { status: "3xx", outcome: "misconfigured" },
  { status: "401", outcome: "misconfigured" },
  { status: "403", outcome: "misconfigured" },
  { status: "404", outcome: "misconfigured" },
  { status: "405", outcome: "misconfigured" },

  { status: "4xx", outcome: "content-rejected" },
];
