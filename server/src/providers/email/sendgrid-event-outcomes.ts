import type { DeliveryEvent } from "#server/providers/inbound.ts";

/** One row: a failure whose words fit has this reason. */
type FailureRow = { says: RegExp; reason: NonNullable<DeliveryEvent["reason"]> };

/** Why SendGrid dropped a message that it had accepted, by its `reason`; the first that fits. */
export const DROP_REASONS: readonly FailureRow[] = [
  { says: /unsubscribed|spam report/i, reason: "suppressed" },
  { says: /bounced/i, reason: "bad-recipient" },
  { says: /spam content|smtpapi/i, reason: "content-rejected" },
  { says: /quota/i, reason: "misconfigured" },
  { says: /^invalid/i, reason: "bad-recipient" },
];

/** What a bounce says about the address, by its `type`: a block is about us or about the moment. */
export const BOUNCE_TYPES: ReadonlyMap<string, FailureRow["reason"]> = new Map([
  ["bounce", "bad-recipient"],
  ["blocked", "undelivered"],
]);

/** Events that are a person's wish not to be written to. */
export const OPT_OUT_EVENTS: ReadonlySet<string> = new Set([
  "spamreport",
  "unsubscribe",
  "group_unsubscribe",
]);
