import type { LetterProvider } from "#server/providers/letter/letter.ts";
import { typesetLetter } from "#server/providers/letter/typeset-letter.ts";

/** Opens the print room: it sets each letter, and a person prints and posts it. */
export function openPrintRoom(): LetterProvider {
  let isClosed = false;
  return {
    name: "pdf",
    async send({ letter }, handOver) {
      if (isClosed) return { outcome: "not-begun", detail: "The print room is closed" };
      try {
        await typesetLetter(letter);
      } catch (error) {
        return { outcome: "content-rejected", detail: (error as Error).message };
      }
      try {
        handOver();
      } catch (error) {
        return { outcome: "retry-later", detail: String(error), retryAfterSeconds: null };
      }
      return { outcome: "to-post" };
    },
    verify: async () => null,
    reconcile: null,
    close: async () => void (isClosed = true),
  };
}
