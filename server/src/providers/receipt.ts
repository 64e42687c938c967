/**
 * What a provider answered to one attempt. Only `unknown` leaves open whether the message went
 * out; `retry-later` and `rate-limited` promise that it did not.
 */
export type Receipt =
  | { outcome: "accepted"; providerId: string }
  | {
      outcome: "retry-later" | "rate-limited";
      detail: string;
      retryAfterSeconds: number | null;
    }
  | {
      outcome: "bad-recipient" | "suppressed" | "content-rejected" | "misconfigured";
      detail: string;
    }
  | { outcome: "unknown"; detail: string };

export type Outcome = Receipt["outcome"];
