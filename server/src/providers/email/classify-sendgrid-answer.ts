import type { Receipt } from "#server/providers/receipt.ts";
import type { HttpAnswer } from "#server/providers/call-http.ts";
import { readRetryAfter } from "#server/providers/read-retry-after.ts";
import { textAt } from "#server/providers/read-json.ts";
import { SENDGRID_OUTCOMES } from "#server/providers/email/sendgrid-outcomes.ts";

const DETAIL_LENGTH_MAX = 300;
const LONGEST_WAIT_SECONDS = 24 * 60 * 60;

/** Says what an answer to `POST /v3/mail/send` means, by the table of SendGrid outcomes. */
export function classifySendGridAnswer(answer: HttpAnswer, attemptId: string): Receipt {
  if (answer.status === 202) {
    return { outcome: "accepted", providerId: answer.headers["x-message-id"] || attemptId };
  }
  const field = textAt(answer.json, "errors", 0, "field") ?? "";
  const message = textAt(answer.json, "errors", 0, "message")?.slice(0, DETAIL_LENGTH_MAX);
  const detail = [`HTTP ${answer.status}`, field, message].filter(Boolean).join(" ");
  if (answer.status < 300 || answer.status > 499) {
    return { outcome: "unknown", detail };
  }
  const row = SENDGRID_OUTCOMES.find(
    (row) => row.status === answer.status && (row.field === undefined || row.field.test(field)),
  );
  const outcome = row?.outcome ?? "content-rejected";
  return outcome === "retry-later" || outcome === "rate-limited"
    ? { outcome, detail, retryAfterSeconds: readWait(answer) }
    : { outcome, detail };
}

/** Seconds by `Retry-After`, else until the second since 1970 in `X-RateLimit-Reset`. */
function readWait({ headers }: HttpAnswer): number | null {
  const now = new Date();
  const asked = readRetryAfter(headers["retry-after"], now);
  if (asked !== null) {
    return asked;
  }
  const reset = /^\d{10}$/.exec(headers["x-ratelimit-reset"] ?? "")?.[0];
  return reset === undefined
    ? null
    : Math.min(Math.max(Math.ceil(Number(reset) - now.getTime() / 1000), 1), LONGEST_WAIT_SECONDS);
}
