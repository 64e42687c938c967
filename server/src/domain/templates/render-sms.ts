import type { TemplateSource } from "./built-in-templates.ts";
import { countSegments } from "./count-segments.ts";
import { markOf, renderMarked } from "./marked-lines.ts";
import { normalizeText } from "./normalize-text.ts";
import type { ReminderContent } from "./reminder-content.ts";
import { shortenText } from "./shorten-text.ts";
import type { TextParts } from "./shorten-text.ts";
import { TemplateError } from "./template-error.ts";

const REMINDER_SEGMENTS = 3;

/**
 * Renders a text message, normally of three segments at most: what stands before the line [link] may
 * be shortened, but for the creditor's name in front; the link and what follows it never is.
 */
export function renderSms(
  source: TemplateSource,
  content: ReminderContent,
): { text: string; segments: number } {
  const text = shortenNamed(partsOf(source, content), content.creditor.name);
  return { text, segments: countSegments(text).segments };
}

function partsOf(source: TemplateSource, content: ReminderContent): TextParts {
  const { lines } = renderMarked(source, content);
  const at = lines.findIndex((line) => markOf(line) === "link");
  if (at < 0) throw new TemplateError("text", "text cannot be rendered: it has no line [link]");
  return {
    body: lines.slice(0, at).join("\n").trim(),
    link: content.creditor.paymentLink,
    tail: normalizeText(lines.slice(at + 1).join("\n")).trim(),
  };
}

/** Who writes must stand in every text message, even where that takes one segment more. */
function shortenNamed(parts: TextParts, creditor: string): string {
  const name = normalizeText(creditor).trim();
  const opening = normalizeText(parts.body).trim().startsWith(name) ? name : "";
  let most = REMINDER_SEGMENTS;
  let text = shortenText(parts, most);
  while (!text.startsWith(opening)) {
    most += 1;
    text = shortenText(parts, most);
  }
  return text;
}
