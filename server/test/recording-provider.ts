import type { EmailMessage, EmailProvider } from "#server/providers/email/email.ts";
import type { Receipt } from "#server/providers/receipt.ts";

export type RecordingProvider = EmailProvider & {
  sent: EmailMessage[];
  /** What the next sends answer, in order; accepted when nothing is planned. */
  answers: Receipt[];
  /** Called with each message before it is accepted. */
  onSend: ((message: EmailMessage) => void | Promise<void>) | null;
};

/** A provider that keeps what it was given and answers as told. */
export function openRecordingProvider(): RecordingProvider {
  const provider: RecordingProvider = {
    name: "recording",
    sent: [],
    answers: [],
    onSend: null,
    send: async (message, handOver) => {
      await provider.onSend?.(message);
      const answer = provider.answers.shift() ?? {
        outcome: "accepted" as const,
        providerId: `recorded-${message.attemptId}`,
      };
      if (answer.outcome === "accepted" || answer.outcome === "unknown") handOver();
      if (answer.outcome === "accepted") provider.sent.push(message);
      return answer;
    },
    verify: async () => null,
    close: async () => {},
  };
  return provider;
}
