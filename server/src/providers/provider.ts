import type { Receipt } from "#server/providers/receipt.ts";

/** What stands behind a channel: whoever takes a finished message to a person. */
export type Provider<Message> = {
  name: string;
  /**
   * Sends one message, in one try, and never throws. `handOver` is called at most once, and returns
   * before anything has left that could make the other side accept the message; where it was not
   * called, or threw, the message was certainly not accepted.
   */
  send(message: Message, handOver: () => void): Promise<Receipt>;
  /** Answers null when the provider takes our connection and credentials and all that sending needs is there, else the refusal. */
  verify(): Promise<Receipt | null>;
  /** Asks what became of a message whose answer was lost; null where the provider has no way to ask. */
  reconcile: ((lost: LostMessage<Message>) => Promise<Finding>) | null;
  /**
   * Takes no new message, answers `not-begun` to those that wait, and resolves when those under way
   * have their receipt.
   */
  close(): Promise<void>;
};

/** A message that may have been accepted between two instants. */
export type LostMessage<Message> = {
  message: Message;
  handedOverAt: Date;
  now: Date;
  /** Messages at the provider that belong to other attempts. */
  knownProviderIds: ReadonlySet<string>;
};

/**
 * What asking brought: the provider has it; it certainly has not and never will; or nothing can be
 * said, and why. `absent` is never said before the time in which the provider may still show it.
 */
export type Finding =
  | { finding: "accepted"; providerId: string }
  | { finding: "absent"; detail: string }
  | { finding: "open"; detail: string };
