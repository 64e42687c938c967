import { classifyLateFailure } from "#server/providers/classify-http-reply.ts";
import type { DeliveryEvent } from "#server/providers/inbound.ts";
import { readAttemptId } from "#server/providers/read-attempt-id.ts";
import { textAt } from "#server/providers/read-json.ts";
import { META_OUTCOMES } from "#server/providers/whatsapp/meta-outcomes.ts";
import { readMetaInstant } from "#server/providers/whatsapp/read-meta-instant.ts";

const STATES: ReadonlyMap<string, DeliveryEvent["state"]> = new Map([
  ["sent", "accepted"],
  ["delivered", "delivered"],
  ["read", "read"],
  ["failed", "failed"],
]);

/** Reads one status of a message of ours; nothing where it is of a kind that says nothing about delivery. */
export function readMetaStatus(status: unknown, now: Date): readonly DeliveryEvent[] {
  const id = textAt(status, "id");
  const word = textAt(status, "status") ?? "";
  const state = STATES.get(word);
  if (id === null || state === undefined) {
    return [];
  }
  const code = textAt(status, "errors", 0, "code");
  const words =
    textAt(status, "errors", 0, "error_data", "details") ??
    textAt(status, "errors", 0, "message") ??
    textAt(status, "errors", 0, "title");
  return [
    {
      kind: "delivery",
      key: `${id}:${word}`,
      attemptId: readAttemptId(textAt(status, "biz_opaque_callback_data")),
      providerId: id,
      state,
      reason: state === "failed" ? classifyLateFailure(code ?? "", META_OUTCOMES) : null,
      detail: [code, words].filter(Boolean).join(" ") || null,
      at: readMetaInstant(status, now),
    },
  ];
}
