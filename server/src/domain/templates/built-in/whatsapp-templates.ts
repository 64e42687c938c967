import type { Language } from "../languages.ts";
import { spaceFrench } from "./space-french.ts";
import type { WrittenTone } from "./wording.ts";

/**
 * Message templates as they are registered with WhatsApp, category utility. The variables are, in
 * order: whom we greet, who is owed, for what, how much, due when, how to pay.
 */
export const WHATSAPP_TEMPLATES: Record<Language, Record<WrittenTone, string>> = {
  en: inTones({
    opening: "Hello {{1}}, this is ",
    owed: " from {{2}} about {{3}}: the amount of {{4}} is still owed, {{5}}.",
    titles: {
      gentle: "a friendly reminder",
      due: "a payment reminder",
      firm: "an important payment reminder",
      escalation: "an important message",
    },
    requests: {
      gentle: "If payment is already on its way, there is nothing more to do.",
      due: "Please pay by the date shown, or now if it has passed.",
      firm:
        "Please pay by the date shown, or without delay if it has passed; " +
        "if something stands in the way, reply and tell us.",
      escalation:
        "Please pay or reply within 10 days. If you cannot pay everything at once, " +
        "we offer to agree a payment plan with you.",
    },
    pay: "How to pay: {{6}}",
    closing:
      "Already paid? Thank you: please disregard this message. " +
      "Questions? Just reply. To stop these messages, reply STOP.",
  }),
  de: inTones({
    opening: "Guten Tag {{1}}, dies ist ",
    owed: " von {{2}} zu {{3}}: Es sind noch {{4}} offen, {{5}}.",
    titles: {
      gentle: "eine freundliche Erinnerung",
      due: "eine Zahlungserinnerung",
      firm: "eine wichtige Zahlungserinnerung",
      escalation: "eine wichtige Nachricht",
    },
    requests: {
      gentle: "Ist die Zahlung schon veranlasst, brauchen Sie nichts weiter zu tun.",
      due: "Bitte zahlen Sie bis zum genannten Datum oder, wenn es vorüber ist, jetzt.",
      firm:
        "Bitte zahlen Sie bis zum genannten Datum oder, wenn es vorüber ist, umgehend; " +
        "falls Sie etwas hindert, antworten Sie uns.",
      escalation:
        "Bitte zahlen Sie oder antworten Sie innerhalb von 10 Tagen. Wenn Sie nicht alles auf " +
        "einmal zahlen können, bieten wir Ihnen an, einen Zahlungsplan zu vereinbaren.",
    },
    pay: "So können Sie zahlen: {{6}}",
    closing:
      "Sie haben schon bezahlt? Vielen Dank, dann ist diese Nachricht gegenstandslos. " +
      "Fragen? Antworten Sie einfach. Keine Nachrichten mehr? Antworten Sie STOPP.",
  }),
  fr: spaceFrench(
    inTones({
      opening: "Bonjour {{1}}, ceci est ",
      owed: " de la part de {{2}} concernant {{3}} : il reste {{4}} à régler, {{5}}.",
      titles: {
        gentle: "un simple rappel",
        due: "un rappel de paiement",
        firm: "un rappel de paiement important",
        escalation: "un message important",
      },
      requests: {
        gentle: "Si le paiement est déjà en cours, vous n’avez rien d’autre à faire.",
        due: "Merci de régler au plus tard à cette date, ou dès maintenant si elle est passée.",
        firm:
          "Merci de régler au plus tard à cette date, ou sans attendre si elle est passée ; " +
          "si quelque chose vous en empêche, répondez-nous.",
        escalation:
          "Merci de régler ou de nous répondre sous 10 jours. Si vous ne pouvez pas tout régler " +
          "en une fois, nous vous proposons de convenir d’un échéancier.",
      },
      pay: "Comment régler : {{6}}",
      closing:
        "Vous avez déjà réglé ? Merci : ne tenez pas compte de ce message. " +
        "Une question ? Répondez-nous. Pour ne plus recevoir ces messages, répondez STOP.",
    }),
  ),
};

type Phrases = {
  opening: string;
  owed: string;
  titles: Record<WrittenTone, string>;
  requests: Record<WrittenTone, string>;
  pay: string;
  closing: string;
};

function inTones(words: Phrases): Record<WrittenTone, string> {
  const { opening, titles, owed, requests, pay, closing } = words;
  const body = (tone: WrittenTone) =>
    `${opening}${titles[tone]}${owed} ${requests[tone]}\n\n${pay}\n\n${closing}`;
  return {
    gentle: body("gentle"),
    due: body("due"),
    firm: body("firm"),
    escalation: body("escalation"),
  };
}
