import type { TemplateSource } from "../built-in-templates.ts";
import type { Language } from "../languages.ts";

/** The one neutral word that confirms an opt-out, by text message or WhatsApp. */
export const FAREWELL_WORDS: Record<Language, TemplateSource> = {
  en: write(
    "{{ creditor.name }}: you will get no more messages from us here. " +
      "This does not change what is owed. Reply START to get them again.",
  ),
  de: write(
    "{{ creditor.name }}: Sie erhalten hier keine Nachrichten mehr von uns. " +
      "An der Forderung ändert das nichts. Mit START erhalten Sie sie wieder.",
  ),
  fr: write(
    "{{ creditor.name }} : vous ne recevrez plus de messages de notre part ici. " +
      "Le montant à payer reste inchangé. Répondez START pour les recevoir à nouveau.",
  ),
};

function write(text: string): TemplateSource {
  return { subject: "", text: `${text}\n[link]\n`, html: "" };
}
