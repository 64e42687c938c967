import { isPatienceOver } from "#server/domain/notifications/patience.ts";
import type { Receipt } from "#server/providers/receipt.ts";

export type Settled = {
  status: "accepted" | "to_post" | "queued" | "bounced" | "failed" | "unknown";
  detail: string | null;
  providerMessageId: string | null;
  nextAttemptAt: Date | null;
  /** False where the provider did not judge the message: patience is for what it refuses. */
  isTry: boolean;
  /** False where the message certainly did not leave. */
  mayHaveLeft: boolean;
  mustUseTemplate: boolean;
};

export type AttemptAt = {
  now: Date;
  attempts: number;
  /** When contact hours end: what waits longer is decided anew then. */
  leaveBefore: Date;
  /** Since when nothing has got through to the address. */
  failingSince: Date | null;
  mustUseTemplate: boolean;
  /** Tells one attempt from another, so that those that failed together do not come back together. */
  attemptId: string;
};

const SECOND = 1000;
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 3600;
const MISCONFIGURED_WAIT_SECONDS = 60;

/**
 * What a provider's answer means for a message. Waits double from half a minute to an hour, less up
 * to a fifth, and end with the contact hours; a wrong setting burns no attempts; an address that has
 * put us off for four days is taken to be a bad one.
 */
export function outcomeOf(receipt: Receipt, at: AttemptAt): Settled {
  const base = {
    detail: "detail" in receipt ? receipt.detail : null,
    providerMessageId: null,
    nextAttemptAt: null,
    isTry: true,
    mayHaveLeft: false,
    mustUseTemplate: at.mustUseTemplate,
  };
  const waiting = (seconds: number) =>
    ({ ...base, status: "queued", nextAttemptAt: after(seconds, at) }) as const;
  switch (receipt.outcome) {
    case "accepted":
      return {
        ...base,
        status: "accepted",
        providerMessageId: receipt.providerId,
        mayHaveLeft: true,
      };
    case "to-post":
      return { ...base, status: "to_post", mayHaveLeft: true };
    case "unknown":
      return { ...base, status: "unknown", mayHaveLeft: true };
    case "bad-recipient":
    case "suppressed":
      return { ...base, status: "bounced" };
    case "content-rejected":
      return { ...base, status: "failed" };
    case "needs-template":
      return at.mustUseTemplate
        ? { ...base, status: "failed" }
        : { ...waiting(0), isTry: false, mustUseTemplate: true };
    case "misconfigured":
      return { ...waiting(MISCONFIGURED_WAIT_SECONDS), isTry: false };
    case "not-begun":
      return { ...waiting(0), isTry: false };
    case "rate-limited":
      return waiting(receipt.retryAfterSeconds ?? backOff(at));
    case "retry-later":
      return isPatienceOver(at.failingSince, at.now)
        ? { ...base, status: "bounced" }
        : waiting(receipt.retryAfterSeconds ?? backOff(at));
  }
}

function backOff({ attempts, attemptId }: AttemptAt): number {
  const doubled = FIRST_WAIT_SECONDS * 2 ** Math.min(Math.max(attempts, 1) - 1, 10);
  const share = Number.parseInt(attemptId.slice(-4), 16) / 0xffff || 0;
  return Math.min(doubled, LONGEST_WAIT_SECONDS) * (1 - share / 5);
}

function after(seconds: number, { now, leaveBefore }: AttemptAt): Date {
  const next = now.getTime() + seconds * SECOND;
  return new Date(Math.max(now.getTime(), Math.min(next, leaveBefore.getTime())));
}
