import type { Connection } from "#server/domain/channels/connection.ts";
import type { JudgedNotification } from "#server/domain/notifications/load-judged.ts";

/** Whether a message goes as an approved template: on WhatsApp, where the person has not written for a day. */
export function isTemplated(
  row: Pick<JudgedNotification, "channel" | "purpose" | "has_open_window" | "must_use_template">,
  connection: Connection | undefined,
): boolean {
  if (row.channel !== "whatsapp" || row.purpose !== "reminder" || !connection) return false;
  return row.must_use_template || !row.has_open_window;
}
