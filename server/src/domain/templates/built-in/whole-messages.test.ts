import { expect, test } from "vitest";

import { findBuiltInTemplate } from "../built-in-templates.ts";
import { composeContent } from "../reminder-content.ts";
import type { ReminderFacts } from "../reminder-content.ts";
import { renderTemplate } from "../render-template.ts";
import { sampleFacts, sampleInvoice } from "../sample-facts.ts";
import type { Tone } from "../tone.ts";

type Place = { language: "en" | "de" | "fr"; country: string };

/** Subject and text, with the unbreakable spaces marked that a reader of a test would not see. */
function letter(tone: Tone, place: Place, invoices: ReminderFacts["invoices"]): string {
  const locale = { ...place, zone: "Europe/London" };
  const content = composeContent(sampleFacts({ locale, invoices }));
  const source = findBuiltInTemplate({ tone, language: place.language });
  const { subject, text } = renderTemplate(source, content);
  return `${subject}\n\n${text}`.replaceAll("\u00A0", "~").replaceAll("\u202F", "_");
}

test("a firm one in English", () => {
  const words = letter("firm", { language: "en", country: "GB" }, [sampleInvoice()]);
  expect(words).toMatchInlineSnapshot(`
      "Payment overdue: invoice 2026-0042 from Kestrel Ltd

      Dear Jane O'Neil,

      Kestrel Ltd is writing to you about an overdue payment that needs your attention. Invoice 2026-0042 was due on 3 October 2026.

      Our records on 15 October 2026:

      - Invoice 2026-0042, issued 3 September 2026
        was due on 3 October 2026, 12 days ago
        £1,200.00 still owed

      Total still owed: £1,200.00

      Please pay the amount still owed without further delay. If something stands in the way, tell us now by replying to this message, so that we can find a solution together.

      How to pay:
      Kestrel Ltd
      IBAN GB33 BUKB 2020 1555 5555 55

      Already paid? Thank you: please disregard this message, or reply with the date of your payment so that we can check.

      If an invoice or an amount looks wrong to you, reply and tell us why, and we will look into it.

      Questions? Reply to this message or write to accounts@kestrel.example, or call +44 20 7946 0000.

      Kind regards,
      Kestrel Ltd

      ---
      To stop payment reminders by e-mail, reply “STOP” to this message. This does not change what is owed.
      "
    `);
});

test("an escalation in German, partly paid", () => {
  const invoices = [sampleInvoice({ outstandingMinor: 70_000n, currency: "EUR" })];
  expect(letter("escalation", { language: "de", country: "DE" }, invoices)).toMatchInlineSnapshot(`
      "Bitte melden Sie sich bis zum 25. Oktober 2026: Rechnung 2026-0042 von Kestrel Ltd

      Guten Tag Jane O'Neil,

      dies ist eine wichtige Nachricht von Kestrel Ltd: Eine Zahlung ist überfällig, und wir brauchen eine Antwort von Ihnen. Die Rechnung 2026-0042 war am 3. Oktober 2026 fällig.

      Unser Stand am 15. Oktober 2026:

      - Rechnung 2026-0042 vom 3. September 2026
        war am 3. Oktober 2026 (vor 12 Tagen) fällig
        noch offen: 700,00~€ (ursprünglich 1.200,00~€)

      Noch offen insgesamt: 700,00~€

      Bitte zahlen Sie den offenen Betrag oder melden Sie sich innerhalb von 10 Tagen, bis zum 25. Oktober 2026, bei uns. Wenn Sie nicht alles auf einmal zahlen können, bieten wir Ihnen an, einen Zahlungsplan zu vereinbaren: Schreiben Sie uns, wie viel Sie wann zahlen können.

      So können Sie zahlen:
      Kestrel Ltd
      IBAN GB33 BUKB 2020 1555 5555 55

      Sie haben schon bezahlt? Vielen Dank, dann ist diese Nachricht gegenstandslos. Wenn Sie uns das Datum der Zahlung nennen, prüfen wir gern den Eingang.

      Falls eine Rechnung oder ein Betrag nicht stimmt, schreiben Sie uns bitte, warum; wir prüfen es.

      Fragen? Antworten Sie auf diese Nachricht oder schreiben Sie an accounts@kestrel.example oder rufen Sie uns an: +44 20 7946 0000.

      Freundliche Grüße
      Kestrel Ltd

      ---
      Wenn Sie keine Zahlungserinnerungen per E-Mail mehr möchten, antworten Sie auf diese Nachricht mit „STOP“. An der offenen Forderung ändert das nichts.
      "
    `);
});

test("a gentle one in French, before the due date", () => {
  const invoices = [sampleInvoice({ dueOn: "2026-11-01", currency: "EUR" })];
  expect(letter("gentle", { language: "fr", country: "FR" }, invoices)).toMatchInlineSnapshot(`
      "Simple rappel~: facture 2026-0042, Kestrel Ltd

      Bonjour Jane O'Neil,

      Ceci est un simple rappel de la part de Kestrel Ltd. La facture 2026-0042 arrive à échéance le 1er novembre 2026.

      Situation au 15 octobre 2026~:

      - Facture 2026-0042 du 3 septembre 2026
        à échéance le 1er novembre 2026, dans 17 jours
        reste dû~: 1_200,00~€

      Total restant dû~: 1_200,00~€

      Si le paiement est déjà en cours, vous n’avez rien d’autre à faire_; sinon, merci de régler au plus tard à la date indiquée.

      Comment régler~:
      Kestrel Ltd
      IBAN GB33 BUKB 2020 1555 5555 55

      Vous avez déjà réglé_? Merci~: ne tenez pas compte de ce message, ou répondez-nous en indiquant la date du paiement pour que nous puissions vérifier.

      Si une facture ou un montant vous semble inexact, dites-nous pourquoi~: nous vérifierons.

      Une question_? Répondez à ce message ou écrivez à accounts@kestrel.example, ou appelez le +44 20 7946 0000.

      Cordialement,
      Kestrel Ltd

      ---
      Pour ne plus recevoir de rappels de paiement par e-mail, répondez «~STOP~» à ce message. Cela ne change rien à la somme due.
      "
    `);
});
