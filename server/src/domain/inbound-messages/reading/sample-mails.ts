import type { Intent, Message } from "./message.ts";
import type { SampleReply } from "./sample-replies.ts";

function mail(intent: Intent, text: string, more: Partial<Message> = {}): SampleReply {
  const message: Message = { channel: "email", subject: null, text, isAutomatic: false, ...more };
  return { message, language: null, intent, promisedOn: null };
}

/** Mails that are told by more than their text. */
export const MAIL_SAMPLES: readonly SampleReply[] = [
  mail("stop", "", { subject: "unsubscribe" }),
  mail("stop", "sent by my phone", { subject: "Re: STOP" }),
  mail("stop", "STOP\n\nMarc Dubois\nDirecteur"),
  mail("out_of_office", "I will read your mail later. I will pay tomorrow.", { isAutomatic: true }),
  mail("out_of_office", "STOP", { isAutomatic: true }),
  mail("out_of_office", "", { isAutomatic: true }),
  mail("wrong_person", "Ms Reed no longer works for this company.", { isAutomatic: true }),
  mail("wrong_person", "Herr Otto ist nicht mehr im Unternehmen.", { isAutomatic: true }),
  mail("wrong_person", "M. Blanc ne fait plus partie de la société.", { isAutomatic: true }),
  mail("out_of_office", "I am back on Monday.", { subject: "Automatic reply: Invoice 12" }),
  mail("out_of_office", "Bin ab Montag zurück.", { subject: "Automatische Antwort: Rechnung 12" }),
  mail("out_of_office", "De retour lundi.", { subject: "Réponse automatique : Facture 12" }),
  mail("unclear", "Thanks, noted.", { subject: "Re: Please pay invoice 12 by Friday" }),
  mail("unclear", "Danke.", { subject: "AW: Mahnung: Rechnung 12 nicht bezahlt" }),
  mail("paid_already", "see subject", { subject: "Invoice 12 has been paid" }),
  mail(
    "paid_already",
    "We paid this on Monday.\n\nTo unsubscribe from our newsletter click here.\n\nThis email is confidential. If you are not the intended recipient or received this in error, delete it.",
  ),
  mail(
    "paid_already",
    "Wurde bereits bezahlt.\n\nDiese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind oder diese E-Mail irrtümlich erhalten haben, löschen Sie sie.",
  ),
  mail("question", "Which invoice is it?\n\n-- \nSTOP Media Ltd\nInsolvency and debt advice"),
];
