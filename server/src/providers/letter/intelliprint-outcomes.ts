import type { HttpVendor, VendorError } from "#server/providers/classify-http-reply.ts";
import type { HttpOutcomeRow } from "#server/providers/http-outcomes.ts";
import type { DeliveryEvent } from "#server/providers/inbound.ts";
import { textAt, valueAt } from "#server/providers/read-json.ts";

/**
 * What Intelliprint's types of errors mean, first row that fits. A server that failed while it
 * confirmed may have confirmed, whatever it says about coming back.
 */
const INTELLIPRINT_OUTCOMES: readonly HttpOutcomeRow[] = [
  { code: "invalid_address", outcome: "bad-recipient" },
  { code: "invalid_postage", outcome: "misconfigured" },
  { code: "parameter_unknown", outcome: "misconfigured" },

  // The key; then a balance that does not pay for the letter.
  { code: "authentication_error", outcome: "misconfigured" },
  { code: "payment_error", outcome: "misconfigured" },
  { status: "402", outcome: "misconfigured" },

  { code: "rate_limited", outcome: "rate-limited" },

  { code: "internal_error", outcome: "unknown" },
  { status: "5xx", outcome: "unknown" },
];

/** Which field of a request an invalid one is about, where that says more than its type. */
const FIELDS: readonly { says: RegExp; code: string }[] = [
  { says: /recipient|address|post(al_)?code|country/, code: "invalid_address" },
  { says: /postage|service/, code: "invalid_postage" },
];

/** How Intelliprint answers; it has taken a letter when the print job says that it is confirmed. */
export const INTELLIPRINT: HttpVendor = {
  outcomes: INTELLIPRINT_OUTCOMES,
  readId: (json) => (valueAt(json, "confirmed") === true ? textAt(json, "id") : null),
  readError,
};

function readError(json: unknown): VendorError {
  const type = textAt(json, "error", "type");
  const code = textAt(json, "error", "code") ?? "";
  return {
    code: type === "invalid_request_error" ? readField(json, code) : type,
    message: textAt(json, "error", "message"),
    isTransient: false,
  };
}

function readField(json: unknown, code: string): string {
  const about = [textAt(json, "error", "param"), code].join(" ");
  return code === "parameter_unknown"
    ? code
    : (FIELDS.find(({ says }) => says.test(about))?.code ?? code);
}

/** What a letter's status says about it; without a row nothing has happened that concerns anybody. */
export const LETTER_STATES: Readonly<
  Record<string, Pick<DeliveryEvent, "state" | "reason"> | undefined>
> = {
  waiting_to_print: { state: "accepted", reason: null },
  printing: { state: "accepted", reason: null },
  enclosing: { state: "accepted", reason: null },
  shipping: { state: "accepted", reason: null },
  sent: { state: "accepted", reason: null },
  delivered: { state: "delivered", reason: null },
  returned: { state: "failed", reason: "bad-recipient" },
  failed_wrong_address: { state: "failed", reason: "bad-recipient" },
  cancelled: { state: "failed", reason: "undelivered" },
};
