import type { EmailProvider } from "#server/providers/email/email.ts";

/** Opens the built-in catcher: it accepts every message at once and nothing leaves the machine. */
export function openOutbox(): EmailProvider {
  return {
    name: "outbox",
    async send(message, handOver) {
      try {
        handOver();
      } catch (error) {
        return { outcome: "retry-later", detail: String(error), retryAfterSeconds: null };
      }
      return { outcome: "accepted", providerId: `outbox-${message.attemptId}` };
    },
    verify: async () => null,
    close: async () => {},
  };
}
