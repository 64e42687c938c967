import type { EmailMessage } from "#server/providers/email/email.ts";
import type { Finding, LostMessage } from "#server/providers/provider.ts";
import { textAt, valueAt } from "#server/providers/read-json.ts";

/** Answers the JSON of a 200 to one request of the Email Logs API, or what stood in the way. */
export type AskLogs = (path: string, body?: object) => Promise<{ json: unknown } | string>;

const SETTLE_MS = 15 * 60_000;
const EARLIER_MS = 5 * 60_000;
const LATER_MS = 15 * 60_000;
const ENTRIES_MAX = 50;

/**
 * Looks for a lost message in SendGrid's logs by its recipient and time, and recognizes it by its
 * attempt id; `absent` only after a quarter of an hour, and when nothing found could be it.
 */
export async function findSendGridMessage(
  lost: LostMessage<EmailMessage>,
  ask: AskLogs,
): Promise<Finding> {
  const { address } = lost.message.to;
  if (/['"\\]/.test(address)) {
    return open("The logs cannot be asked for an address with a quotation mark");
  }
  const query = [
    `to_email = '${address}'`,
    `sg_message_id_created_at > TIMESTAMP "${instant(lost.handedOverAt, -EARLIER_MS)}"`,
    `sg_message_id_created_at < TIMESTAMP "${instant(lost.handedOverAt, LATER_MS)}"`,
  ].join(" AND ");
  const reply = await ask("/v3/logs", { query, limit: ENTRIES_MAX });
  if (typeof reply === "string") {
    return open(reply);
  }
  const entries = valueAt(reply.json, "messages");
  if (!Array.isArray(entries) || entries.length >= ENTRIES_MAX) {
    return open(Array.isArray(entries) ? "Too many messages in the logs" : "No list in the logs");
  }
  return search(lost, entries, ask);
}

async function search(
  lost: LostMessage<EmailMessage>,
  entries: readonly unknown[],
  ask: AskLogs,
): Promise<Finding> {
  let doubt: string | null = null;
  for (const entry of entries) {
    const id = textAt(entry, "sg_message_id") ?? "";
    const providerId = id.replace(/\..*$/s, "");
    if (lost.knownProviderIds.has(providerId)) {
      continue;
    }
    const reply = await ask(`/v3/logs/${encodeURIComponent(id)}`);
    const found = typeof reply === "string" ? undefined : reply.json;
    const attemptId = textAt(found, "custom_args", "attempt_id");
    if (attemptId === lost.message.attemptId) {
      return { finding: "accepted", providerId };
    }
    const subject = textAt(found, "subject");
    if (textAt(found, "sg_message_id") === null) {
      doubt = typeof reply === "string" ? reply : "A message in the logs cannot be read";
    } else if (attemptId === null && subject === lost.message.subject) {
      doubt = `${id} has the same subject and no attempt id`;
    }
  }
  if (doubt !== null) {
    return open(doubt);
  }
  if (/[A-Z]/.test(lost.message.to.address)) {
    return open("The logs may know an address with capitals under another spelling");
  }
  return lost.now.getTime() - lost.handedOverAt.getTime() < SETTLE_MS
    ? open("Not in the logs yet")
    : { finding: "absent", detail: "Not in the logs after 15 minutes" };
}

function open(detail: string): Finding {
  return { finding: "open", detail };
}

function instant(at: Date, byMs: number): string {
  return new Date(at.getTime() + byMs).toISOString().replace(/\.\d+/, "");
}
