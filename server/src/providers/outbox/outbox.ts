import type { Provider } from "#server/providers/provider.ts";

/** Opens the built-in catcher of every channel: it accepts each message at once and nothing leaves the machine. */
export function openOutbox(): Provider<{ attemptId: string }> {
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
    reconcile: null,
    close: async () => {},
  };
}
