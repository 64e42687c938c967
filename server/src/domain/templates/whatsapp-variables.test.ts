import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { findWhatsappTemplate } from "./find-whatsapp-template.ts";
import { LANGUAGES } from "./languages.ts";
import { composeContent } from "./reminder-content.ts";
import { sampleInvoice, samplePlace } from "./sample-facts.ts";
import { TONES } from "./tone.ts";
import { whatsAppVariables } from "./whatsapp-variables.ts";

const everyOne = TONES.flatMap((tone) => LANGUAGES.map((language) => ({ tone, language })));
const { creditor } = samplePlace("en");

describe.each(everyOne)("the template of $tone in $language", ({ tone, language }) => {
  const { name, language: registered, body } = findWhatsappTemplate({ tone, language });

  test("is one that WhatsApp takes: variables in order, apart, neither first nor last", () => {
    expect(body.match(/\{\{.*?\}\}/g)).toEqual([
      "{{1}}",
      "{{2}}",
      "{{3}}",
      "{{4}}",
      "{{5}}",
      "{{6}}",
    ]);
    const between = body.split(/\{\{\d\}\}/);
    for (const words of between) expect(words).toMatch(/\p{L}/u);
    expect(body.length).toBeLessThan(600);
    expect(name).toMatch(/^dunlin_(gentle|due|firm|escalation)$/);
    expect(registered).toBe({ en: "en_GB", de: "de", fr: "fr" }[language]);
  });

  test("names a way out and threatens nothing", () => {
    expect(body).toMatch(/STOPP?\.$/);
    expect(body).not.toMatch(/court|legal|lawyer|collect|fees?\b|gericht|anwalt|inkasso|gebühr/i);
    expect(body).not.toMatch(/tribunal|juridique|avocat|huissier|recouvrement|frais/i);
  });

  test("has room for whatever its variables say", () => {
    const line = fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(line, line, line, (first, second, number) => {
        const facts = samplePlace(language, {
          creditor: { ...creditor, name: first, paymentLink: null },
          customer: { name: second, contactName: null },
          invoices: [sampleInvoice({ number })],
        });
        const variables = whatsAppVariables(composeContent(facts));
        const said = body.replaceAll(/\{\{(\d)\}\}/g, (_, at) => variables[Number(at) - 1] ?? "");
        expect([...said].length).toBeLessThan(1_024);
        for (const variable of variables) expect(variable).not.toMatch(/[\n\t]|\s{2}/);
      }),
      { numRuns: 20 },
    );
  });
});

describe("the variables", () => {
  const invoices = [sampleInvoice(), sampleInvoice({ number: "2026-0077" })];

  test.each([
    ["en", ["2 invoices", "£2,400.00", "the oldest due on 3 October 2026 (12 days ago)"]],
    ["de", ["2 Rechnungen", "2.400,00 £", "die älteste fällig am 3. Oktober 2026 (vor 12 Tagen)"]],
    [
      "fr",
      [
        "2 factures",
        "2 400,00 £GB",
        "la plus ancienne à échéance le 3 octobre 2026 (il y a 12 jours)",
      ],
    ],
  ] as const)("in %s tell of several invoices what a text would", (language, said) => {
    const variables = whatsAppVariables(composeContent(samplePlace(language, { invoices })));
    expect(variables.slice(2, 5).map((each) => each.replaceAll(/\s/g, " "))).toEqual(said);
  });

  test.each([
    { paymentLink: "https://pay.example/{number}", said: "https://pay.example/2026-0042" },
    { paymentLink: null, said: "Kestrel Ltd, IBAN GB33 BUKB 2020 1555 5555 55" },
    { paymentLink: null, paymentInstructions: null, said: "please see the invoice" },
    { paymentLink: null, paymentInstructions: "long ".repeat(50), said: "please see the invoice" },
  ])("say how to pay: $said", ({ said, ...otherwise }) => {
    const content = composeContent(samplePlace("en", { creditor: { ...creditor, ...otherwise } }));
    expect(whatsAppVariables(content).at(-1)).toBe(said);
  });

  test("a name that is too long is cut at 60 characters, a link never", () => {
    const named = {
      ...creditor,
      name: "👍".repeat(61),
      paymentLink: `https://pay.example/${"a".repeat(400)}`,
    };
    const variables = whatsAppVariables(composeContent(samplePlace("en", { creditor: named })));
    expect(variables[1]).toBe(`${"👍".repeat(59)}…`);
    expect(variables[5]).toBe(named.paymentLink);
  });
});
