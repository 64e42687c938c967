import type { PlannedReminder } from "@dunlin/contract/recovery.ts";
import type { Screen } from "#cli/terminal.ts";
import { cleanText } from "#cli/text/clean-text.ts";
import { paint } from "#cli/text/paint.ts";
import { wrapText } from "#cli/text/wrap-text.ts";

/** The words of a message with a margin, or null when there are none. */
export function layOutMessage(reminder: PlannedReminder, screen: Screen): string | null {
  if (!reminder.message || reminder.sentWith) return null;
  const { subject, text } = reminder.message;
  const width = screen.width === null ? null : Math.max(20, screen.width - 4);
  const lines = [...wrapText(cleanText(text).trim(), width)];
  return [
    `  ${paint(screen, "bold", cleanText(`${reminder.customerName} <${reminder.recipient}>`))}`,
    ...(subject === null ? [] : [`  ${cleanText(subject)}`]),
    "",
    ...lines.map((line) => (line === "" ? "" : `    ${line}`)),
  ].join("\n");
}
