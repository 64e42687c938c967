import { OPEN_SENDER, type SenderState } from "#server/domain/channels/sender-state.ts";
import type { Receipt } from "#server/providers/receipt.ts";

const SECOND = 1000;
const MISCONFIGURED_SECONDS = 900;
const RATE_LIMITED_SECONDS = 30;
const SILENCES_TO_CLOSE = 5;
const FIRST_SILENCE_SECONDS = 15;
const LONGEST_SILENCE_SECONDS = 300;

/**
 * What answers mean for everything else that waits for the same provider: a wish to slow down holds
 * for all, a wrong setting stops all unless something else got through, and silence closes after
 * five in a row, longer each time.
 */
export function judgeSender(
  before: SenderState,
  receipts: readonly Receipt[],
  now: Date,
): SenderState {
  const asked = receipts.filter((receipt) => receipt.outcome !== "not-begun");
  if (asked.length === 0) return before;
  const limits = asked.flatMap((each) => (each.outcome === "rate-limited" ? [each] : []));
  if (limits.length > 0) {
    const seconds = limits.map((limit) => limit.retryAfterSeconds ?? RATE_LIMITED_SECONDS);
    return close(detailOf(limits[0]!), now, Math.max(1, ...seconds));
  }
  const wrong = asked.find((receipt) => receipt.outcome === "misconfigured");
  const hasWorked = asked.some((each) => WORKING.has(each.outcome) || isOfRecipient(each));
  if (wrong && !hasWorked) {
    return { ...close(detailOf(wrong), now, MISCONFIGURED_SECONDS), isMisconfigured: true };
  }
  if (hasWorked || wrong) return OPEN_SENDER;
  const isTriedAgain = before.failures >= SILENCES_TO_CLOSE;
  const failures = isTriedAgain
    ? before.failures + 1
    : Math.min(before.failures + asked.length, SILENCES_TO_CLOSE);
  if (failures < SILENCES_TO_CLOSE) return { ...before, failures };
  const doubled = FIRST_SILENCE_SECONDS * 2 ** (failures - SILENCES_TO_CLOSE);
  const seconds = Math.min(doubled, LONGEST_SILENCE_SECONDS);
  return { ...close(detailOf(asked.at(-1)!), now, seconds), failures };
}

const WORKING: ReadonlySet<Receipt["outcome"]> = new Set([
  "accepted",
  "to-post",
  "bad-recipient",
  "suppressed",
  "needs-template",
  "content-rejected",
]);

/** A provider that puts off one recipient is there all the same. */
function isOfRecipient(receipt: Receipt): boolean {
  return receipt.outcome === "retry-later" && receipt.isOfRecipient === true;
}

function detailOf(receipt: Receipt): string {
  return "detail" in receipt ? receipt.detail : receipt.outcome;
}

function close(because: string, now: Date, seconds: number): SenderState {
  const closedUntil = new Date(now.getTime() + seconds * SECOND);
  return { failures: 0, closedUntil, isMisconfigured: false, because };
}
