import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { findBuiltInTemplate } from "./built-in-templates.ts";
import { countSegments } from "./count-segments.ts";
import { LANGUAGES } from "./languages.ts";
import type { Language } from "./languages.ts";
import { normalizeText } from "./normalize-text.ts";
import { composeContent } from "./reminder-content.ts";
import type { ReminderFacts } from "./reminder-content.ts";
import { renderSms } from "./render-sms.ts";
import { sampleInvoice, samplePlace } from "./sample-facts.ts";
import { TONES } from "./tone.ts";
import type { Tone } from "./tone.ts";

const everyOne = TONES.flatMap((tone) => LANGUAGES.map((language) => ({ tone, language })));
const creditor = samplePlace("en").creditor;
const later = sampleInvoice({ number: "2026-0077", dueOn: "2026-11-03" });

function textTo(language: Language, tone: Tone, otherwise: Partial<ReminderFacts> = {}) {
  const source = findBuiltInTemplate({ tone, language, channel: "sms" });
  return renderSms(source, composeContent(samplePlace(language, otherwise)));
}

describe("whole messages", () => {
  const everyTone = (language: Language, otherwise: Partial<ReminderFacts> = {}) =>
    (["gentle", "due", "firm", "escalation"] as const)
      .map((tone) => textTo(language, tone, otherwise).text)
      .join("\n\n");

  test("in English", () => {
    expect(everyTone("en")).toMatchInlineSnapshot(`
      "Kestrel Ltd: a friendly reminder. £1,200.00 is still owed for invoice 2026-0042, due 3 Oct 2026 (12 days ago). Pay here: https://pay.kestrel.example/2026-0042
      Reply STOP to stop texts

      Kestrel Ltd: £1,200.00 is still owed for invoice 2026-0042, due 3 Oct 2026 (12 days ago). Please pay now. Pay here: https://pay.kestrel.example/2026-0042
      Reply STOP to stop texts

      Kestrel Ltd: £1,200.00 is still owed for invoice 2026-0042, due 3 Oct 2026. Please pay without delay. If you cannot, reply. Pay here: https://pay.kestrel.example/2026-0042
      Reply STOP to stop texts

      Kestrel Ltd: £1,200.00 is still owed for invoice 2026-0042, due 3 Oct 2026. Please pay or reply by 25 Oct 2026; we offer a payment plan. Pay here: https://pay.kestrel.example/2026-0042
      Reply STOP to stop texts"
    `);
  });

  test("in German", () => {
    expect(everyTone("de")).toMatchInlineSnapshot(`
      "Kestrel Ltd: Eine freundliche Erinnerung. 1.200,00 € aus Rechnung 2026-0042 sind offen, fällig 03.10.2026 (vor 12 Tagen). Hier zahlen: https://pay.kestrel.example/2026-0042
      Keine SMS mehr: STOPP antworten

      Kestrel Ltd: 1.200,00 € aus Rechnung 2026-0042 sind offen, fällig 03.10.2026 (vor 12 Tagen). Bitte zahlen Sie jetzt. Hier zahlen: https://pay.kestrel.example/2026-0042
      Keine SMS mehr: STOPP antworten

      Kestrel Ltd: 1.200,00 € aus Rechnung 2026-0042 sind offen, fällig 03.10.2026. Bitte zahlen Sie umgehend. Falls Sie etwas hindert, antworten Sie. Hier zahlen: https://pay.kestrel.example/2026-0042
      Keine SMS mehr: STOPP antworten

      Kestrel Ltd: 1.200,00 € aus Rechnung 2026-0042 sind offen, fällig 03.10.2026. Bitte zahlen oder antworten Sie bis 25.10.2026; Zahlungsplan möglich. Hier zahlen: https://pay.kestrel.example/2026-0042
      Keine SMS mehr: STOPP antworten"
    `);
  });

  test("in French", () => {
    expect(everyTone("fr")).toMatchInlineSnapshot(`
      "Kestrel Ltd : simple rappel. 1 200,00 € à régler (facture 2026-0042, échéance 03/10/2026, il y a 12 jours). Payer : https://pay.kestrel.example/2026-0042
      Stop SMS : répondez STOP

      Kestrel Ltd : 1 200,00 € à régler (facture 2026-0042, échéance 03/10/2026, il y a 12 jours). Merci de régler maintenant. Payer : https://pay.kestrel.example/2026-0042
      Stop SMS : répondez STOP

      Kestrel Ltd : 1 200,00 € à régler (facture 2026-0042, échéance 03/10/2026). Merci de régler sans attendre. En cas de difficulté, répondez-nous. Payer : https://pay.kestrel.example/2026-0042
      Stop SMS : répondez STOP

      Kestrel Ltd : 1 200,00 € à régler (facture 2026-0042, échéance 03/10/2026). Merci de payer ou répondre d'ici le 25/10/2026. Échéancier possible. Payer : https://pay.kestrel.example/2026-0042
      Stop SMS : répondez STOP"
    `);
  });

  test("several invoices, one of them to come, with a sender that takes no answer and has no link", () => {
    const invoices = [sampleInvoice(), later];
    const unlinked = { ...creditor, paymentLink: null };
    const otherwise = { invoices, creditor: unlinked, canReply: false };
    const texts = LANGUAGES.map((language) => textTo(language, "firm", otherwise).text);
    expect(texts.join("\n\n")).toMatchInlineSnapshot(`
      "Kestrel Ltd: £2,400.00 is still owed for 2 invoices, the oldest 2026-0042, due 3 Oct 2026. Please pay what is overdue without delay. If you cannot, contact us. The invoice says how to pay.
      To reach us or stop texts: accounts@kestrel.example

      Kestrel Ltd: 2.400,00 £ aus 2 Rechnungen sind offen, die älteste (2026-0042) fällig 03.10.2026. Bitte zahlen Sie das Überfällige umgehend. Falls Sie etwas hindert, melden Sie sich. Wie Sie zahlen, steht auf der Rechnung.
      Kontakt, SMS-Stopp: accounts@kestrel.example

      Kestrel Ltd : 2 400,00 £GB à régler (2 factures, la plus ancienne 2026-0042, échéance 03/10/2026). Merci de régler le montant en retard sans attendre. En cas de difficulté, contactez-nous. La facture indique comment payer.
      Contact, stop SMS : accounts@kestrel.example"
    `);
  });

  test("before the due date, nothing is called late", () => {
    const asOf = new Date("2026-09-30T10:00:00Z");
    for (const { tone, language } of everyOne) {
      const { text } = textTo(language, tone, { asOf });
      expect(text).not.toMatch(/overdue|delay|now\.|überfällig|umgehend|jetzt|retard|attendre/i);
    }
    expect(textTo("en", "due", { asOf }).text).toContain("due 3 Oct 2026 (in 3 days). Please make");
  });
});

describe.each(everyOne)("$tone in $language", ({ tone, language }) => {
  // A name of 40 characters and a link of 60.
  const usual = {
    ...creditor,
    name: "Kestrel Möbel und Bürotechnik GmbH & Co.",
    paymentLink: "https://pay.kestrel-services.example/i/{number}?k=a81kd02Ks",
  };

  test.each([{ canReply: true }, { canReply: false }])(
    "costs two segments of the cheap alphabet at most, reply: $canReply",
    ({ canReply }) => {
      for (const month of ["02", "08", "12"]) {
        const currency = language === "en" ? "GBP" : "EUR";
        const dueOn = `2026-${month}-28`;
        const invoices = [sampleInvoice({ currency, dueOn })];
        const asOf = new Date(`2026-${month}-28T10:00:00Z`);
        asOf.setUTCDate(asOf.getUTCDate() + 12);
        const told = { canReply, creditor: usual, invoices, asOf };
        const { text, segments } = textTo(language, tone, told);
        expect([text, countSegments(text).encoding, segments]).toEqual([text, "gsm7", 2]);
        expect(text).toContain(` ${usual.paymentLink.replace("{number}", "2026-0042")}\n`);
      }
    },
  );

  test("says who asks, how much, for what, due when, where to pay and how to stop", () => {
    const { text } = textTo(language, tone);
    expect(text).toMatch(/^Kestrel Ltd ?: /);
    const amount = { en: "£1,200.00", de: "1.200,00 €", fr: "1 200,00 €" }[language];
    const day = { en: "3 Oct 2026", de: "03.10.2026", fr: "03/10/2026" }[language];
    for (const fact of [amount, "2026-0042", day]) expect(text).toContain(fact);
    expect(text).toMatch(/ https:\/\/pay\.kestrel\.example\/2026-0042\n[^\n]*STOP/);
    expect(textTo(language, tone, { canReply: false }).text).toMatch(
      /\n.*accounts@kestrel\.example$/,
    );
  });

  test("threatens nothing", () => {
    const { text } = textTo(language, tone);
    expect(text).not.toMatch(/court|legal|lawyer|bailiff|credit|collect|fees?\b|penalt|interest/i);
    expect(text).not.toMatch(/gericht|anwalt|inkasso|schufa|gebühr|zinsen|mahn|rechtlich/i);
    expect(text).not.toMatch(
      /tribunal|justice|juridique|avocat|huissier|recouvrement|frais|intérêt/i,
    );
  });
});

describe("whoever it is about", () => {
  test("a name of any letters stays in front, the link and the way out stay whole", () => {
    const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 });
    const number = fc.string({ unit: "binary", minLength: 1, maxLength: 100 });
    const place = fc.constantFrom(...everyOne);
    fc.assert(
      fc.property(name, number, place, (name, number, { tone, language }) => {
        const facts = { creditor: { ...creditor, name }, invoices: [sampleInvoice({ number })] };
        const content = composeContent(samplePlace(language, facts));
        const { text, segments } = textTo(language, tone, facts);
        expect(text).toMatch(/\n[^\n]*STOPP?[^\n]*$/);
        expect(text).toContain(` ${content.creditor.paymentLink}\n`);
        expect(text.startsWith(normalizeText(content.creditor.name).trim())).toBe(true);
        expect(text.isWellFormed() || !name.isWellFormed() || !number.isWellFormed()).toBe(true);
        expect(segments).toBe(countSegments(text).segments);
      }),
      { numRuns: 300 },
    );
  });

  test("a text of usual names has three segments at most, whatever the number of the invoice", () => {
    const number = fc.string({ unit: "grapheme", minLength: 1, maxLength: 50 });
    const fixed = { ...creditor, paymentLink: "https://pay.kestrel.example/" };
    fc.assert(
      fc.property(number, fc.constantFrom(...everyOne), (number, { tone, language }) => {
        const invoices = [sampleInvoice({ number })];
        const { segments } = textTo(language, tone, { creditor: fixed, invoices });
        expect(segments).toBeLessThanOrEqual(3);
      }),
    );
  });

  test("a long name in letters of its own takes a fourth segment rather than disappear", () => {
    const named = { ...creditor, name: "株式会社ケストレル商事".repeat(18) };
    const { text, segments } = textTo("en", "due", { creditor: named });
    expect(text.startsWith(named.name)).toBe(true);
    expect(segments).toBeGreaterThan(3);
  });

  test("a value that looks like the mark of the link stays a value", () => {
    const source = { subject: "", text: "{{ creditor.name }}\n[link]\nSTOP", html: "" };
    const facts = samplePlace("en", { creditor: { ...creditor, name: "\n[link]\n" } });
    const { text } = renderSms(source, composeContent(facts));
    expect(text).toBe("[link] https://pay.kestrel.example/2026-0042\nSTOP");
  });
});

describe("what stops a text message", () => {
  test("a sender that takes no answer and has no address to write to", () => {
    const silent = { ...creditor, email: null, phone: null };
    expect(() => textTo("en", "due", { creditor: silent, canReply: false })).toThrow(
      /^creditor\.phone cannot be rendered/,
    );
  });

  test("words without a place for the link", () => {
    const source = { subject: "", text: "{{ creditor.name }}: pay.", html: "" };
    expect(() => renderSms(source, composeContent(samplePlace("en")))).toThrow(/no line \[link\]/);
  });
});
