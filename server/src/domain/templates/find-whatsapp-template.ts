import { WHATSAPP_TEMPLATES } from "./built-in/whatsapp-templates.ts";
import { writtenTone } from "./built-in/wording.ts";
import type { Language } from "./languages.ts";
import type { Tone } from "./tone.ts";

/** A template as WhatsApp approves it; the body has the variables {{1}} to {{6}}. */
export type WhatsAppTemplate = { name: string; language: string; body: string };

const REGISTERED_AS: Record<Language, string> = { en: "en_GB", de: "de", fr: "fr" };

/** What to register for a tone and language, under the name by which a reminder asks for it. */
export function findWhatsappTemplate(key: { tone: Tone; language: Language }): WhatsAppTemplate {
  const tone = writtenTone(key.tone);
  return {
    name: `dunlin_${tone}`,
    language: REGISTERED_AS[key.language],
    body: WHATSAPP_TEMPLATES[key.language][tone],
  };
}
