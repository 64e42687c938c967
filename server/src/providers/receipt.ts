/**
 * What a provider answered to one attempt. Only `unknown` leaves open whether the message went
 * out; `retry-later` and `rate-limited` promise that it did not, and `not-begun` that the provider
 * was not even asked.
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
  | { outcome: "not-begun" | "unknown"; detail: string };

export type Outcome = Receipt["outcome"];
