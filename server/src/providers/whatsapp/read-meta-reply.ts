import type { ReplyEvent } from "#server/providers/inbound.ts";
import { textAt } from "#server/providers/read-json.ts";
import { readMetaInstant } from "#server/providers/whatsapp/read-meta-instant.ts";

/**
 * Reads one message that a person wrote: its words, else its caption, the button pressed or the
 * emoji, else "". Nothing for what WhatsApp itself reports, such as a changed number.
 */
export function readMetaReply(message: unknown, value: unknown, now: Date): readonly ReplyEvent[] {
  const id = textAt(message, "id");
  const from = textAt(message, "from") ?? "";
  const type = textAt(message, "type") ?? "";
  if (id === null || !/^\d{5,20}$/.test(from) || type === "system") {
    return [];
  }
  const to = textAt(value, "metadata", "display_phone_number")?.replaceAll(/\D/g, "") ?? "";
  const answered = textAt(message, "context", "id") ?? textAt(message, "reaction", "message_id");
  return [
    {
      kind: "reply",
      key: id,
      channel: "whatsapp",
      providerId: id,
      from: `+${from}`,
      to: to === "" ? "" : `+${to}`,
      subject: null,
      text: readText(message, type),
      answersAttemptId: null,
      ...(answered === null ? {} : { answersProviderId: answered }),
      isAutomatic: false,
      isConfirmed: false,
      at: readMetaInstant(message, now),
    },
  ];
}

/** Where the words of each type of message are; of others, their caption. */
const WORDS: ReadonlyMap<string, readonly string[][]> = new Map([
  ["text", [["text", "body"]]],
  ["button", [["button", "text"]]],
  [
    "interactive",
    [
      ["interactive", "button_reply", "title"],
      ["interactive", "list_reply", "title"],
    ],
  ],
  ["reaction", [["reaction", "emoji"]]],
]);

function readText(message: unknown, type: string): string {
  const paths = WORDS.get(type) ?? [[type, "caption"]];
  return paths.map((path) => textAt(message, ...path)).find((text) => text !== null) ?? "";
}
