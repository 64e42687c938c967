import type { Receipt } from "#server/providers/receipt.ts";

export type Settled = {
  status: "accepted" | "queued" | "bounced" | "failed" | "unknown";
  detail: string | null;
  providerMessageId: string | null;
  nextAttemptAt: Date | null;
  /** False where the provider did not judge the message: patience is for what it refuses. */
  isTry: boolean;
};

const SECOND = 1000;
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 3600;
const MISCONFIGURED_WAIT_SECONDS = 900;
const GIVE_UP_AFTER_ATTEMPTS = 30;

/** What a provider's answer means for a message; waits double from half a minute to an hour, and a wrong setting burns no attempts. */
export function outcomeOf(receipt: Receipt, at: { now: Date; attempts: number }): Settled {
  const base = { providerMessageId: null, nextAttemptAt: null, isTry: true };
  switch (receipt.outcome) {
    case "accepted":
      return { ...base, status: "accepted", detail: null, providerMessageId: receipt.providerId };
    case "unknown":
      return { ...base, status: "unknown", detail: receipt.detail };
    case "bad-recipient":
    case "suppressed":
      return { ...base, status: "bounced", detail: receipt.detail };
    case "content-rejected":
      return { ...base, status: "failed", detail: receipt.detail };
    case "misconfigured":
      return { ...wait(receipt.detail, at.now, MISCONFIGURED_WAIT_SECONDS), isTry: false };
    case "not-begun":
      return { ...wait(receipt.detail, at.now, 0), isTry: false };
    default: {
      if (at.attempts >= GIVE_UP_AFTER_ATTEMPTS) {
        return { ...base, status: "failed", detail: receipt.detail };
      }
      const doubled = FIRST_WAIT_SECONDS * 2 ** Math.min(at.attempts - 1, 10);
      const seconds = receipt.retryAfterSeconds ?? Math.min(doubled, LONGEST_WAIT_SECONDS);
      return wait(receipt.detail, at.now, seconds);
    }
  }
}

function wait(detail: string, now: Date, seconds: number): Settled {
  return {
    status: "queued",
    detail,
    providerMessageId: null,
    isTry: true,
    nextAttemptAt: new Date(now.getTime() + seconds * SECOND),
  };
}
