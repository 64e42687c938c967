import { expect, test } from "vitest";

import { findBuiltInTemplate } from "../built-in-templates.ts";
import type { Language } from "../languages.ts";
import { composeContent } from "../reminder-content.ts";
import type { ReminderFacts } from "../reminder-content.ts";
import { renderLetter } from "../render-letter.ts";
import { sampleInvoice, samplePlace } from "../sample-facts.ts";
import type { Tone } from "../tone.ts";

function letterTo(language: Language, tone: Tone, otherwise: Partial<ReminderFacts> = {}) {
  const source = findBuiltInTemplate({ tone, language, channel: "letter" });
  return renderLetter(source, composeContent(samplePlace(language, otherwise)));
}

/** Marks the unbreakable spaces, which a reader of a test would not see. */
function marked(text: string): string {
  return text.replaceAll("\u00A0", "~").replaceAll("\u202F", "_");
}

test("a firm one in English, to be set in type", () => {
  expect(letterTo("en", "firm").letter).toMatchInlineSnapshot(`
    {
      "blocks": [
        {
          "kind": "paragraph",
          "text": "Dear Jane O'Neil,",
        },
        {
          "kind": "paragraph",
          "text": "Kestrel Ltd is writing to you about an overdue payment that needs your attention. Invoice 2026-0042 was due on 3 October 2026.",
        },
        {
          "kind": "paragraph",
          "text": "Our records on 15 October 2026:",
        },
        {
          "columns": [
            {
              "align": "left",
              "label": "Invoice",
            },
            {
              "align": "left",
              "label": "Issued",
            },
            {
              "align": "left",
              "label": "Due",
            },
            {
              "align": "right",
              "label": "Amount",
            },
            {
              "align": "right",
              "label": "Still owed",
            },
          ],
          "kind": "table",
          "rows": [
            [
              "2026-0042",
              "3 September 2026",
              "3 October 2026",
              "£1,200.00",
              "£1,200.00",
            ],
          ],
          "totals": [
            [
              "Total still owed",
              "£1,200.00",
            ],
          ],
        },
        {
          "kind": "paragraph",
          "text": "Please pay the amount still owed without further delay. If something stands in the way, tell us now, so that we can find a solution together.",
        },
        {
          "heading": "How to pay",
          "kind": "payment",
          "lines": [
            "Kestrel Ltd",
            "IBAN GB33 BUKB 2020 1555 5555 55",
          ],
          "link": {
            "caption": "Scan to pay",
            "url": "https://pay.kestrel.example/2026-0042",
          },
        },
        {
          "kind": "paragraph",
          "text": "Already paid? Thank you: please disregard this letter, or tell us the date of your payment so that we can check.",
        },
        {
          "kind": "paragraph",
          "text": "If an invoice or an amount looks wrong to you, tell us why, and we will look into it.",
        },
        {
          "kind": "paragraph",
          "text": "Questions? Write to accounts@kestrel.example or call +44 20 7946 0000.",
        },
        {
          "kind": "paragraph",
          "text": "Yours sincerely,",
        },
      ],
      "date": "15 October 2026",
      "datedOn": "2026-10-15",
      "footer": [
        "Kestrel Ltd, 1 Bird Street, London W1U 1BL",
      ],
      "language": "en-GB",
      "recipient": {
        "addressLines": [
          "5 Lake Road",
          "Leeds LS1 1AA",
        ],
        "country": "GB",
        "name": "Heron & Co",
      },
      "references": [
        [
          "Our reference",
          "2026-0042",
        ],
      ],
      "sender": {
        "addressLines": [
          "1 Bird Street",
          "London W1U 1BL",
        ],
        "contactLines": [
          "accounts@kestrel.example",
          "+44 20 7946 0000",
        ],
        "name": "Kestrel Ltd",
      },
      "signature": "Kestrel Ltd",
      "subject": "Payment overdue: invoice 2026-0042 from Kestrel Ltd",
    }
  `);
});

test("a gentle one in German, several invoices, one partly paid and one to come", () => {
  const invoices = [
    sampleInvoice({ currency: "EUR", outstandingMinor: 70_000n }),
    sampleInvoice({ currency: "EUR", number: "2026-0077", dueOn: "2026-11-03" }),
  ];
  expect(marked(letterTo("de", "gentle", { invoices }).text)).toMatchInlineSnapshot(`
    "Heron & Co
    Seestr. 5
    10115 Berlin

    15. Oktober 2026
    Unser Zeichen | 2026-0042

    Freundliche Erinnerung: 2 Rechnungen von Kestrel Ltd

    Guten Tag Jane O'Neil,

    dies ist eine freundliche Zahlungserinnerung von Kestrel Ltd. Die älteste der 2 unten aufgeführten Rechnungen war am 3. Oktober 2026 fällig.

    Unser Stand am 15. Oktober 2026:

    Rechnung | Vom | Fällig am | Betrag | Noch offen
    2026-0042 | 3. September 2026 | 3. Oktober 2026 | 1.200,00~€ | 700,00~€
    2026-0077 | 3. September 2026 | 3. November 2026 | 1.200,00~€ | 1.200,00~€
    Noch offen insgesamt | 1.900,00~€
    davon überfällig | 700,00~€

    Vielleicht wurde die Zahlung nur übersehen: Bitte zahlen Sie den überfälligen Betrag in den nächsten Tagen.

    So können Sie zahlen
    Kestrel Ltd
    IBAN GB33 BUKB 2020 1555 5555 55
    Zum Bezahlen scannen
    https://pay.kestrel.example/2026-0042

    Sie haben schon bezahlt? Vielen Dank, dann ist dieses Schreiben gegenstandslos. Wenn Sie uns das Datum der Zahlung nennen, prüfen wir gern den Eingang.

    Falls eine Rechnung oder ein Betrag nicht stimmt, schreiben Sie uns bitte, warum; wir prüfen es.

    Fragen? Schreiben Sie an accounts@kestrel.example oder rufen Sie uns an: +44 20 7946 0000.

    Mit freundlichen Grüßen

    Kestrel Ltd"
  `);
});

test("an escalation in French", () => {
  expect(marked(letterTo("fr", "escalation").text)).toMatchInlineSnapshot(`
    "Heron & Co
    5 rue du Lac
    69001 Lyon

    15 octobre 2026
    Notre référence | 2026-0042

    Merci de nous contacter au plus tard le 25 octobre 2026~: facture 2026-0042, Kestrel Ltd

    Bonjour Jane O'Neil,

    Ceci est un message important de la part de Kestrel Ltd~: un paiement est en retard et nous avons besoin d’une réponse de votre part. La facture 2026-0042 était à régler au plus tard le 3 octobre 2026.

    Situation au 15 octobre 2026~:

    Facture | Du | Échéance | Montant | Reste dû
    2026-0042 | 3 septembre 2026 | 3 octobre 2026 | 1_200,00~€ | 1_200,00~€
    Total restant dû | 1_200,00~€

    Merci de régler le montant restant dû, ou de nous contacter dans un délai de 10 jours, au plus tard le 25 octobre 2026. Si vous ne pouvez pas tout régler en une fois, nous vous proposons de convenir d’un échéancier~: dites-nous combien vous pouvez payer et quand.

    Comment régler
    Kestrel Ltd
    IBAN GB33 BUKB 2020 1555 5555 55
    À scanner pour payer
    https://pay.kestrel.example/2026-0042

    Vous avez déjà réglé_? Merci~: ne tenez pas compte de ce courrier, ou indiquez-nous la date du paiement pour que nous puissions vérifier.

    Si une facture ou un montant vous semble inexact, dites-nous pourquoi~: nous vérifierons.

    Une question_? Écrivez à accounts@kestrel.example ou appelez le +44 20 7946 0000.

    Cordialement,

    Kestrel Ltd"
  `);
});
