import { describe, expect, test } from "vitest";

import { findBuiltInTemplate } from "./built-in-templates.ts";
import { countSegments } from "./count-segments.ts";
import { LANGUAGES } from "./languages.ts";
import { composeContent } from "./reminder-content.ts";
import type { ReminderContent } from "./reminder-content.ts";
import { renderMessage } from "./render-message.ts";
import { renderTemplate } from "./render-template.ts";
import { sampleInvoice, samplePlace } from "./sample-facts.ts";
import { TONES } from "./tone.ts";

const CHANNELS = ["email", "sms", "whatsapp", "letter"] as const;
const everyOne = TONES.flatMap((tone) => LANGUAGES.map((language) => ({ tone, language })));

describe.each(CHANNELS)("by %s", (channel) => {
  test("every tone and language has words of its own, the same however often they are rendered", () => {
    const texts = everyOne.map(({ tone, language }) => {
      const content = composeContent(samplePlace(language));
      const source = findBuiltInTemplate({ tone, language, channel });
      const message = renderMessage(channel, source, content);
      expect(renderMessage(channel, source, structuredClone(content))).toEqual(message);
      expect(message.channel).toBe(channel);
      return message.text;
    });
    expect(new Set(texts).size).toBe(12);
  });

  test("legal speaks as escalation", () => {
    const legal = findBuiltInTemplate({ tone: "legal", language: "de", channel });
    expect(legal).toBe(findBuiltInTemplate({ tone: "escalation", language: "de", channel }));
  });
});

test("without a channel the words are those of an e-mail", () => {
  const key = { tone: "firm", language: "fr" } as const;
  expect(findBuiltInTemplate(key)).toBe(findBuiltInTemplate({ ...key, channel: "email" }));
});

test("an e-mail is what its template says", () => {
  const content = composeContent(samplePlace("en"));
  const source = findBuiltInTemplate({ tone: "due", language: "en" });
  expect(renderMessage("email", source, content)).toEqual({
    channel: "email",
    ...renderTemplate(source, content),
  });
});

test("an e-mail that was frozen before there were other channels still reads the same", () => {
  const { datedOn: _, brief: __, canReply: ___, ...content } = composeContent(samplePlace("en"));
  const { name, email, phone, paymentInstructions } = content.creditor;
  const older = { ...content, creditor: { name, email, phone, paymentInstructions } };
  const words = "{% if creditor.email %}{{ creditor.email }}{% endif %} {{ invoices[0].number }}";
  const source = { subject: words, text: words, html: words };
  expect(renderMessage("email", source, older as unknown as ReminderContent)).toMatchObject({
    text: "accounts@kestrel.example 2026-0042",
  });
});

test("a text message tells what it costs", () => {
  const source = findBuiltInTemplate({ tone: "due", language: "en", channel: "sms" });
  const message = renderMessage("sms", source, composeContent(samplePlace("en")));
  expect(message).toMatchObject({ channel: "sms", segments: 2 });
  expect(countSegments(message.text).segments).toBe(2);
});

test("what confirms an opt-out knows only the creditor, and has no link and no variables", () => {
  const confirmed = { creditor: { name: "Kestrel Ltd", paymentLink: null }, locale: "en" };
  const content = confirmed as unknown as ReminderContent;
  const source = { subject: "", text: "{{ creditor.name }}: done.\n[link]\n", html: "" };
  const text = "Kestrel Ltd: done.";
  expect(renderMessage("sms", source, content)).toEqual({ channel: "sms", text, segments: 1 });
  const byWhatsApp = { channel: "whatsapp", text, variables: [] };
  expect(renderMessage("whatsapp", source, content)).toEqual(byWhatsApp);
});

describe("WhatsApp", () => {
  test("a line [link] becomes the link", () => {
    const source = { subject: "", text: "Pay here:\n[link]\nThank you.\n", html: "" };
    expect(renderMessage("whatsapp", source, composeContent(samplePlace("en"))).text).toBe(
      "Pay here:\nhttps://pay.kestrel.example/2026-0042\nThank you.",
    );
  });

  const invoices = [sampleInvoice(), sampleInvoice({ number: "2026-0077", dueOn: "2026-11-03" })];

  test("an escalation in English", () => {
    const source = findBuiltInTemplate({ tone: "escalation", language: "en", channel: "whatsapp" });
    const content = composeContent(samplePlace("en"));
    expect(renderMessage("whatsapp", source, content)).toMatchInlineSnapshot(`
      {
        "channel": "whatsapp",
        "text": "Dear Jane O'Neil,

      This is an important message from Kestrel Ltd: a payment is overdue, and we need to hear from you. Invoice 2026-0042 was due on 3 October 2026.

      *Still owed: £1,200.00*

      Please pay the amount still owed, or contact us within 10 days, by 25 October 2026. If you cannot pay everything at once, we offer to agree a payment plan with you: tell us what you can pay and when.

      Pay online: https://pay.kestrel.example/2026-0042

      Already paid? Thank you: please disregard this message, or reply with the date of your payment so that we can check.

      Questions? Reply to this message or write to accounts@kestrel.example, or call +44 20 7946 0000.

      To stop payment reminders by WhatsApp, reply “STOP”.",
        "variables": [
          "Jane O'Neil",
          "Kestrel Ltd",
          "invoice 2026-0042",
          "£1,200.00",
          "due on 3 October 2026 (12 days ago)",
          "https://pay.kestrel.example/2026-0042",
        ],
      }
    `);
  });

  test("a firm one in German about two invoices, one of them to come", () => {
    const source = findBuiltInTemplate({ tone: "firm", language: "de", channel: "whatsapp" });
    const content = composeContent(samplePlace("de", { invoices }));
    expect(renderMessage("whatsapp", source, content)).toMatchInlineSnapshot(`
      {
        "channel": "whatsapp",
        "text": "Guten Tag Jane O'Neil,

      diese Nachricht von Kestrel Ltd betrifft eine überfällige Zahlung und braucht Ihre Aufmerksamkeit. Die älteste der 2 Rechnungen (2026-0042) war am 3. Oktober 2026 fällig.

      *Noch offen: 2.400,00 £* (davon überfällig: 1.200,00 £)

      Bitte zahlen Sie den überfälligen Betrag ohne weitere Verzögerung. Falls Sie etwas an der Zahlung hindert, sagen Sie es uns bitte jetzt als Antwort auf diese Nachricht, damit wir gemeinsam eine Lösung finden.

      Online bezahlen: https://pay.kestrel.example/2026-0042

      Sie haben schon bezahlt? Vielen Dank, dann ist diese Nachricht gegenstandslos. Wenn Sie uns das Datum der Zahlung nennen, prüfen wir gern den Eingang.

      Fragen? Antworten Sie auf diese Nachricht oder schreiben Sie an accounts@kestrel.example oder rufen Sie uns an: +44 20 7946 0000.

      Wenn Sie keine Zahlungserinnerungen per WhatsApp mehr möchten, antworten Sie „STOPP“.",
        "variables": [
          "Jane O'Neil",
          "Kestrel Ltd",
          "2 Rechnungen",
          "2.400,00 £",
          "die älteste fällig am 3. Oktober 2026 (vor 12 Tagen)",
          "https://pay.kestrel.example/2026-0042",
        ],
      }
    `);
  });

  test("a gentle one in French without a link", () => {
    const source = findBuiltInTemplate({ tone: "gentle", language: "fr", channel: "whatsapp" });
    const creditor = { ...samplePlace("fr").creditor, paymentLink: null };
    const content = composeContent(samplePlace("fr", { creditor }));
    expect(renderMessage("whatsapp", source, content)).toMatchInlineSnapshot(`
      {
        "channel": "whatsapp",
        "text": "Bonjour Jane O'Neil,

      Ceci est un simple rappel de la part de Kestrel Ltd. La facture 2026-0042 était à régler au plus tard le 3 octobre 2026.

      *Reste dû : 1 200,00 €*

      Il s’agit peut-être d’un simple oubli : merci de régler le montant restant dû dans les prochains jours.

      Comment régler :
      Kestrel Ltd
      IBAN GB33 BUKB 2020 1555 5555 55

      Vous avez déjà réglé ? Merci : ne tenez pas compte de ce message, ou répondez-nous en indiquant la date du paiement pour que nous puissions vérifier.

      Une question ? Répondez à ce message ou écrivez à accounts@kestrel.example, ou appelez le +44 20 7946 0000.

      Pour ne plus recevoir de rappels de paiement par WhatsApp, répondez « STOP ».",
        "variables": [
          "Jane O'Neil",
          "Kestrel Ltd",
          "la facture 2026-0042",
          "1 200,00 €",
          "à échéance le 3 octobre 2026 (il y a 12 jours)",
          "Kestrel Ltd, IBAN GB33 BUKB 2020 1555 5555 55",
        ],
      }
    `);
  });

  test.each(everyOne)("$tone in $language says how to stop and speaks of no e-mail", (key) => {
    const source = findBuiltInTemplate({ ...key, channel: "whatsapp" });
    const { text } = renderMessage("whatsapp", source, composeContent(samplePlace(key.language)));
    expect(text).toMatch(/WhatsApp.*STOP/);
    expect(text).not.toMatch(/e-mail|below|unten|ci-dessous|\n{3}|null/i);
    expect(text.length).toBeLessThan(1_600);
  });
});
