import type { DeliveryEvent } from "#server/providers/inbound.ts";

/** One row: a failure that fits every given column has this reason. */
type BounceRow = {
  /** The enhanced code (RFC 3463), such as 5.1.1. */
  status?: RegExp;
  says?: RegExp;
  reason: NonNullable<DeliveryEvent["reason"]>;
};

/** Why a message came back, first row that fits; others say nothing about the address. */
export const BOUNCE_REASONS: readonly BounceRow[] = [
  // About the sender's address, or a queue that gave up: perhaps another day.
  { status: /^5\.1\.[78]$/, reason: "undelivered" },
  { status: /^4\./, reason: "undelivered" },

  { status: /^5\.1\./, reason: "bad-recipient" },
  { status: /^5\.2\.1$/, reason: "bad-recipient" },
  { status: /^5\.4\.(?:1|4|310)$/, reason: "bad-recipient" },
  {
    status: /^(?:5\.0\.0|)$/,
    says: /user unknown|unknown user|no such (?:user|mailbox|recipient)|does not exist|not found/i,
    reason: "bad-recipient",
  },
];
