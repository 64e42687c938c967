import type { Language } from "../languages.ts";
import { english } from "./english.ts";
import { french } from "./french.ts";
import { german } from "./german.ts";
import { spaceFrench } from "./space-french.ts";
import type { Wording } from "./wording.ts";

const OLDEST = " ({{ invoices[0].number }})";

/** The words of an e-mail, but for what speaks of e-mail or of a table. */
export const WHATSAPP_WORDS: Record<Language, Wording> = {
  en: {
    ...english,
    dueDate: english.dueDate.replace(" below", OLDEST),
    total: "*Still owed: {{ total.outstanding }}*",
    stop: "To stop payment reminders by WhatsApp, reply “STOP”.",
  },
  de: {
    ...german,
    dueDate: german.dueDate.replace(" unten aufgeführten Rechnungen", ` Rechnungen${OLDEST}`),
    total: "*Noch offen: {{ total.outstanding }}*",
    stop: "Wenn Sie keine Zahlungserinnerungen per WhatsApp mehr möchten, antworten Sie „STOPP“.",
  },
  fr: spaceFrench({
    ...french,
    dueDate: french.dueDate.replace(" ci-dessous", OLDEST),
    total: "*Reste dû : {{ total.outstanding }}*",
    stop: "Pour ne plus recevoir de rappels de paiement par WhatsApp, répondez « STOP ».",
  }),
};
