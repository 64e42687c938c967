/**
 * What a provider answered to one attempt. Only `unknown` leaves open whether the message went
 * out; `retry-later` and `rate-limited` promise that it did not, `not-begun` that the provider
 * was not even asked, and `to-post` that a person has it now.
 */
export type Receipt =
  | { outcome: "accepted"; providerId: string }
  | { outcome: "to-post" }
  | {
      outcome: "retry-later" | "rate-limited";
      detail: string;
      retryAfterSeconds: number | null;
      /** The no is to this one recipient, and says nothing of how the provider is. */
      isOfRecipient?: true;
    }
  | { outcome: FinalOutcome; detail: string }
  | { outcome: "not-begun" | "unknown"; detail: string };

/** A no that waiting does not change: to the address, the person's wish, the words, or our settings. */
export type FinalOutcome =
  | "bad-recipient"
  | "suppressed"
  | "needs-template"
  | "content-rejected"
  | "misconfigured";

export type Outcome = Receipt["outcome"];
