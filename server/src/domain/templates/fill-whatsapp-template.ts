import { findWhatsappTemplate } from "./find-whatsapp-template.ts";
import { chooseLanguage } from "./languages.ts";
import type { ReminderContent } from "./reminder-content.ts";
import type { Tone } from "./tone.ts";
import { whatsAppVariables } from "./whatsapp-variables.ts";

/** What a person reads who is sent the approved template of a tone. */
export function fillWhatsappTemplate(tone: Tone, content: ReminderContent): string {
  const { body } = findWhatsappTemplate({ tone, language: chooseLanguage([content.locale]) });
  const values = whatsAppVariables(content);
  return body.replaceAll(/\{\{(\d+)\}\}/g, (_, place: string) => values[Number(place) - 1] ?? "");
}
