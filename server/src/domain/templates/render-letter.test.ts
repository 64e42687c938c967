import { describe, expect, test } from "vitest";

import { findBuiltInTemplate } from "./built-in-templates.ts";
import { LANGUAGES } from "./languages.ts";
import type { Language } from "./languages.ts";
import { composeContent } from "./reminder-content.ts";
import type { ReminderFacts } from "./reminder-content.ts";
import { renderLetter } from "./render-letter.ts";
import { sampleInvoice, samplePlace } from "./sample-facts.ts";
import { TemplateError } from "./template-error.ts";
import { TONES } from "./tone.ts";
import type { Tone } from "./tone.ts";

const everyOne = TONES.flatMap((tone) => LANGUAGES.map((language) => ({ tone, language })));
const creditor = samplePlace("en").creditor;

function letterTo(language: Language, tone: Tone, otherwise: Partial<ReminderFacts> = {}) {
  const source = findBuiltInTemplate({ tone, language, channel: "letter" });
  return renderLetter(source, composeContent(samplePlace(language, otherwise)));
}

function pathOf(render: () => unknown): string {
  try {
    render();
  } catch (error) {
    if (error instanceof TemplateError) return error.path;
    throw error;
  }
  throw new Error("it rendered");
}

describe.each(everyOne)("$tone in $language", ({ tone, language }) => {
  test("is complete: parties, reference, table, bank details, link and signature", () => {
    const { letter, subject, text } = letterTo(language, tone);
    expect(letter.subject).toBe(subject);
    expect(subject).toContain("2026-0042");
    expect(letter.language.startsWith(language)).toBe(true);
    expect(letter.datedOn).toBe("2026-10-15");
    expect(letter.recipient).toMatchObject({ name: "Heron & Co", country: expect.any(String) });
    expect(letter.references).toEqual([[expect.any(String), "2026-0042"]]);
    const kinds = letter.blocks.map(({ kind }) => kind).filter((kind) => kind !== "paragraph");
    expect(kinds).toEqual(["table", "payment"]);
    for (const fact of ["Jane O'Neil", "GB33 BUKB", "https://pay.kestrel.example/2026-0042"]) {
      expect(text).toContain(fact);
    }
    expect(text.endsWith("\n\nKestrel Ltd")).toBe(true);
    expect(text).not.toMatch(/null|undefined|\{[{%]|NaN|\0|\n{3}| \n/);
  });

  test("speaks of paper: nothing to click, to reply to or to stop by e-mail", () => {
    const { text } = letterTo(language, tone);
    expect(text).not.toMatch(/e-mail|STOP|reply(ing)? to this|antworten Sie auf|als Antwort auf/i);
    expect(text).not.toMatch(/répondez à ce|en répondant|répondez-nous|or reply with/i);
  });

  test("is whole without anything that may be missing but the address", () => {
    const bare = { name: "Kestrel Ltd", email: null, phone: null, paymentInstructions: null };
    const customer = { name: "Heron & Co", contactName: null, postalAddress: "5 Lake Road" };
    const { letter, text } = letterTo(language, tone, { creditor: bare, customer });
    expect(letter.sender).toEqual({ name: "Kestrel Ltd", addressLines: [], contactLines: [] });
    const payment = letter.blocks.find((block) => block.kind === "payment");
    expect(payment).toMatchObject({ link: null, lines: [expect.any(String)] });
    expect(text).not.toMatch(/null|undefined|\{[{%]|\n{3}|Questions\?|Fragen\?|Une question/);
  });

  test("threatens nothing", () => {
    const { subject, text } = letterTo(language, tone);
    const all = subject + text;
    expect(all).not.toMatch(/court|legal|lawyer|bailiff|credit |collect|fees?\b|penalt|interest/i);
    expect(all).not.toMatch(/gericht|anwalt|inkasso|schufa|gebühr|zinsen|mahnbescheid|rechtlich/i);
    expect(all).not.toMatch(/tribunal|justice|juridique|avocat|huissier|recouvrement|frais/i);
  });
});

describe("the table", () => {
  const tableOf = (otherwise: Partial<ReminderFacts>) =>
    letterTo("en", "due", otherwise).letter.blocks.find((block) => block.kind === "table");

  test("has a row per invoice and a total per currency, with the overdue share beside it", () => {
    const invoices = [
      sampleInvoice({ number: "A | 1", outstandingMinor: 70_000n }),
      sampleInvoice({ number: "A2", dueOn: "2026-11-03" }),
      sampleInvoice({ number: "A3", currency: "JPY", totalMinor: 5n, outstandingMinor: 5n }),
    ];
    expect(tableOf({ invoices })).toMatchObject({
      rows: [
        ["A | 1", "3 September 2026", "3 October 2026", "£1,200.00", "£700.00"],
        ["A2", "3 September 2026", "3 November 2026", "£1,200.00", "£1,200.00"],
        ["A3", "3 September 2026", "3 October 2026", "JP¥5", "JP¥5"],
      ],
      totals: [
        ["Total still owed", "£1,900.00"],
        ["of which overdue", "£700.00"],
        ["Total still owed", "JP¥5"],
      ],
    });
  });

  test("a reference keeps the separator that it has itself", () => {
    const invoices = [sampleInvoice({ number: "A | 1" })];
    expect(letterTo("en", "due", { invoices }).letter.references).toEqual([
      ["Our reference", "A | 1"],
    ]);
  });
});

describe("what a letter makes of its facts", () => {
  test("a link without bank details, and a payer who names himself in the address", () => {
    const only = { ...creditor, paymentInstructions: null };
    const customer = { name: "Heron", contactName: null, postalAddress: "Heron\n5 Lake Road" };
    const { letter } = letterTo("en", "due", { creditor: only, customer });
    expect(letter.recipient.addressLines).toEqual(["5 Lake Road"]);
    expect(letter.blocks).toContainEqual({
      kind: "payment",
      heading: "How to pay",
      lines: [],
      link: { url: "https://pay.kestrel.example/2026-0042", caption: "Scan to pay" },
    });
  });

  test("a value that looks like a mark stays words", () => {
    const customer = { name: "[payment]", contactName: null, postalAddress: "5 Lake Road" };
    const source = { subject: "Due", text: "Dear\n\n{{ customer.name }}\n", html: "" };
    const alone = renderLetter(source, composeContent(samplePlace("en", { customer })));
    expect(alone.letter.blocks.at(-1)).toEqual({ kind: "paragraph", text: "[payment]" });
    const paymentInstructions = "[invoices]\n[payment]\nIBAN";
    const { letter } = letterTo("en", "due", { creditor: { ...creditor, paymentInstructions } });
    const payment = letter.blocks.find((block) => block.kind === "payment");
    expect(payment?.lines).toEqual(["[invoices]", "[payment]", "IBAN"]);
  });
});

describe("what stops a letter", () => {
  const content = composeContent(samplePlace("en"));

  test("a customer without an address, by name, also in what was written before there were letters", () => {
    const customer = { name: "Heron", contactName: null };
    const { addressLines: _, ...older } = content.customer;
    const source = findBuiltInTemplate({ tone: "due", language: "en", channel: "letter" });
    expect(pathOf(() => letterTo("en", "due", { customer }))).toBe("customer.addressLines");
    const stored = { ...content, customer: older as typeof content.customer };
    expect(pathOf(() => renderLetter(source, stored))).toBe("customer.addressLines");
  });

  test.each([
    ["[invoices]\nInvoice | Due\nTotal | overdue", "text"],
    ["[invoices]\nInvoice | Issued | Due | Amount | Owed", "text"],
    ["[payment]\nHow to pay", "text"],
    ["[references]", "text"],
    ["[picture]\nour logo", "text"],
    ["Dear {{ customer.nickname }},", "customer.nickname"],
  ])("words that are no letter: %j", (text, path) => {
    expect(pathOf(() => renderLetter({ subject: "Due", text, html: "" }, content))).toBe(path);
  });
});
