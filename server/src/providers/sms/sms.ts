import type { Provider } from "#server/providers/provider.ts";

/** One text message to one person; the words are sent as they are, in as many segments as they need. */
export type SmsMessage = {
  /** At most 64 characters of 0-9, a-z and hyphen; comes back in delivery receipts. */
  attemptId: string;
  /** E.164. */
  to: string;
  text: string;
  /** After so long the network drops what it could not deliver; null leaves it to the provider. */
  validSeconds: number | null;
};

export type SmsProvider = Provider<SmsMessage>;
