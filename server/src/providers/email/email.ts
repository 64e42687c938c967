import type { Receipt } from "#server/providers/receipt.ts";

/** One email to one person; `attemptId` travels with it and comes back in replies and bounces. */
export type EmailMessage = {
  attemptId: string;
  from: { name: string; address: string };
  replyTo: string | null;
  to: { name: string | null; address: string };
  subject: string;
  text: string;
  html: string;
};

export type EmailProvider = {
  name: string;
  /**
   * Sends one message and never throws. `handOver` is called at most once, and returns before
   * anything has left that could make the other side accept the message; where it was not
   * called, or threw, the message was certainly not accepted.
   */
  send(message: EmailMessage, handOver: () => void): Promise<Receipt>;
  /** Answers null when the provider takes our connection and credentials, else the refusal. */
  verify(): Promise<Receipt | null>;
  /**
   * Takes no new message, answers `not-begun` to those that wait, and resolves when those under way
   * have their receipt.
   */
  close(): Promise<void>;
};
