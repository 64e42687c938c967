import { english } from "./built-in/english.ts";
import { french } from "./built-in/french.ts";
import { german } from "./built-in/german.ts";
import { layOutHtml } from "./built-in/lay-out-html.ts";
import { layOutText } from "./built-in/lay-out-text.ts";
import type { Wording, WrittenTone } from "./built-in/wording.ts";
import type { Language } from "./languages.ts";
import type { Tone } from "./tone.ts";

/** One message in Liquid of our dialect; what it may say is ReminderContent. */
export type TemplateSource = { subject: string; text: string; html: string };

const BUILT_IN: Record<Language, Record<WrittenTone, TemplateSource>> = {
  en: write(english),
  de: write(german),
  fr: write(french),
};

/** The built-in words of a tone and language; legal has none and speaks as escalation. */
export function findBuiltInTemplate(key: { tone: Tone; language: Language }): TemplateSource {
  return BUILT_IN[key.language][key.tone === "legal" ? "escalation" : key.tone];
}

function write(words: Wording): Record<WrittenTone, TemplateSource> {
  const inTone = (tone: WrittenTone): TemplateSource => ({
    subject: words.subjects[tone],
    text: layOutText(words, tone),
    html: layOutHtml(words, tone),
  });
  return {
    gentle: inTone("gentle"),
    due: inTone("due"),
    firm: inTone("firm"),
    escalation: inTone("escalation"),
  };
}
