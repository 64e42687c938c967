import type { HttpAnswer, HttpReply } from "#server/providers/call-http.ts";
import { HTTP_OUTCOMES, type HttpOutcomeRow } from "#server/providers/http-outcomes.ts";
import { readRetryAfter } from "#server/providers/read-retry-after.ts";
import type { DeliveryEvent } from "#server/providers/inbound.ts";
import type { Receipt } from "#server/providers/receipt.ts";

/** How one vendor speaks: where it puts ids and errors, and what its codes mean. */
export type HttpVendor = {
  outcomes: readonly HttpOutcomeRow[];
  readId(json: unknown): string | null;
  readError(json: unknown): VendorError;
};

export type VendorError = { code: string | null; message: string | null; isTransient: boolean };

const DETAIL_LENGTH_MAX = 300;

/**
 * Says what came of sending a message by one HTTP call: accepted only with an id, never `unknown`
 * when nothing was sent, and a refusal by the vendor's table or else by its status.
 */
export function classifyHttpReply(reply: HttpReply, vendor: HttpVendor): Receipt {
  if (reply.kind === "not-sent") {
    return retryLater(reply.detail);
  }
  if (reply.kind === "lost") {
    return { outcome: "unknown", detail: reply.detail };
  }
  if (!isSuccess(reply)) {
    return classifyFailure(reply, vendor);
  }
  const providerId = vendor.readId(reply.json);
  return providerId === null
    ? { outcome: "unknown", detail: `HTTP ${reply.status} without an id` }
    : { outcome: "accepted", providerId };
}

/** What was answered to a question, which may be asked again and therefore is never `unknown`. */
export type HttpFinding = { json: unknown; refusal: null } | { json: null; refusal: HttpRefusal };

export type HttpRefusal = Exclude<Receipt, { outcome: "accepted" | "to-post" }>;

/** Reads the answer to a question: its JSON, or why there is none. */
export function readHttpAnswer(reply: HttpReply, vendor: HttpVendor): HttpFinding {
  if (reply.kind !== "answer") {
    return { json: null, refusal: retryLater(reply.detail) };
  }
  if (!isSuccess(reply)) {
    const refusal = classifyFailure(reply, vendor);
    const isUnknown = refusal.outcome === "unknown";
    return { json: null, refusal: isUnknown ? retryLater(refusal.detail) : refusal };
  }
  return reply.json === undefined
    ? { json: null, refusal: retryLater(describe(reply)) }
    : { json: reply.json, refusal: null };
}

/** Says why a message failed after it was accepted; what waiting might cure is `undelivered` by then. */
export function classifyLateFailure(
  code: string,
  outcomes: readonly HttpOutcomeRow[],
): NonNullable<DeliveryEvent["reason"]> {
  const failure = { code, status: "", isTransient: false, hasRetryAfter: false };
  const outcome = outcomes.find((row) => fits(row, failure))?.outcome ?? "undelivered";
  const isPassing = ["retry-later", "rate-limited", "unknown"].includes(outcome);
  return isPassing ? "undelivered" : (outcome as NonNullable<DeliveryEvent["reason"]>);
}

function retryLater(detail: string): HttpRefusal {
  return { outcome: "retry-later", detail, retryAfterSeconds: null };
}

function classifyFailure(answer: HttpAnswer, vendor: HttpVendor): HttpRefusal {
  const { code, message, isTransient } = vendor.readError(answer.json);
  const retryAfterSeconds = readRetryAfter(answer.headers["retry-after"], new Date());
  const failure = {
    code: code ?? "",
    status: String(answer.status),
    isTransient,
    hasRetryAfter: retryAfterSeconds !== null,
  };
  const rows = [...vendor.outcomes, ...HTTP_OUTCOMES];
  const outcome = rows.find((row) => fits(row, failure))?.outcome ?? "unknown";
  const said = [code, message].filter(Boolean).join(" ").slice(0, DETAIL_LENGTH_MAX);
  const detail = said || describe(answer);
  if (outcome === "retry-later" || outcome === "rate-limited") {
    return { outcome, detail, retryAfterSeconds };
  }
  return { outcome: outcome === "undelivered" ? "content-rejected" : outcome, detail };
}

type Failure = { code: string; status: string; isTransient: boolean; hasRetryAfter: boolean };

function fits(row: HttpOutcomeRow, failure: Failure): boolean {
  return (
    (row.code === undefined || fitsPattern(failure.code, row.code)) &&
    (row.status === undefined || fitsPattern(failure.status, row.status)) &&
    (row.isTransient === undefined || failure.isTransient) &&
    (row.hasRetryAfter === undefined || failure.hasRetryAfter)
  );
}

function fitsPattern(value: string, pattern: string): boolean {
  return (
    value.length === pattern.length &&
    [...pattern].every((digit, index) => digit === "x" || digit === value[index])
  );
}

function isSuccess({ status }: HttpAnswer): boolean {
  return status >= 200 && status <= 299;
}

function describe({ status, text }: HttpAnswer): string {
  return `HTTP ${status} ${text.slice(0, DETAIL_LENGTH_MAX)}`.trim();
}
