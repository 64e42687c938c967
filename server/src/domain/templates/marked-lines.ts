import type { TemplateSource } from "./built-in-templates.ts";
import type { ReminderContent } from "./reminder-content.ts";
import { renderTemplate } from "./render-template.ts";

const MARK = /^\[([a-z]+)\]$/gm;
const MARKED = /^\0([a-z]+)$/;

/** Renders a template whose lines like [link] are marks. No value can forge one: values have no control characters. */
export function renderMarked(
  source: TemplateSource,
  content: ReminderContent,
): { subject: string; lines: string[] } {
  const marked = { ...source, text: source.text.replaceAll(MARK, "\0$1") };
  const { subject, text } = renderTemplate(marked, content);
  return { subject, lines: text.split("\n") };
}

/** The mark that a rendered line is, without brackets; null when it is words. */
export function markOf(line: string): string | null {
  return MARKED.exec(line)?.[1] ?? null;
}
