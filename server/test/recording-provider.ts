import type { Finding, LostMessage, Provider } from "#server/providers/provider.ts";
import type { Receipt } from "#server/providers/receipt.ts";

export type RecordingProvider<Message> = Provider<Message> & {
  sent: Message[];
  /** What the next sends answer, in order; accepted when nothing is planned. */
  answers: Receipt[];
  /** What asking brings, in order; null has no way to ask. */
  findings: Finding[] | null;
  /** What was asked about. */
  asked: LostMessage<Message>[];
  /** What testing the connection answers. */
  refusal: Receipt | null;
  /** Called with each message before it is accepted. */
  onSend: ((message: Message) => void | Promise<void>) | null;
};

/** A provider that keeps what it was given and answers as told. */
export function openRecordingProvider<
  Message extends { attemptId: string },
>(): RecordingProvider<Message> {
  const provider: RecordingProvider<Message> = {
    name: "recording",
    sent: [],
    answers: [],
    findings: null,
    asked: [],
    refusal: null,
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
    verify: async () => provider.refusal,
    get reconcile() {
      const { findings } = provider;
      if (!findings) return null;
      return async (lost: LostMessage<Message>) => {
        provider.asked.push(lost);
        return findings.shift() ?? { finding: "open", detail: "nothing is known" };
      };
    },
    close: async () => {},
  };
  return provider;
}
