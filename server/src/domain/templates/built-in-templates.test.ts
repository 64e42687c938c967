import { describe, expect, test } from "vitest";

import { english } from "./built-in/english.ts";
import { french } from "./built-in/french.ts";
import { german } from "./built-in/german.ts";
import { findBuiltInTemplate } from "./built-in-templates.ts";
import { LANGUAGES } from "./languages.ts";
import type { Language } from "./languages.ts";
import { composeContent } from "./reminder-content.ts";
import type { ReminderFacts } from "./reminder-content.ts";
import { renderTemplate } from "./render-template.ts";
import { sampleFacts, sampleInvoice } from "./sample-facts.ts";
import { TONES } from "./tone.ts";
import type { Tone } from "./tone.ts";

const COUNTRIES = { en: "GB", de: "DE", fr: "FR" };
const WORDINGS = { en: english, de: german, fr: french };
const later = sampleInvoice({ number: "2026-0077", dueOn: "2026-11-03" });
const everyOne = TONES.flatMap((tone) => LANGUAGES.map((language) => ({ tone, language })));

function remind(tone: Tone, language: Language, otherwise: Partial<ReminderFacts> = {}) {
  const locale = { language, country: COUNTRIES[language], zone: "Europe/London" };
  const content = composeContent(sampleFacts({ locale, ...otherwise }));
  return renderTemplate(findBuiltInTemplate({ tone, language }), content);
}

/** The words of a page as a reader meets them. */
function visible(html: string): string {
  const body = html.slice(html.indexOf("<body"));
  return body
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

function wordsOf(text: string): Set<string> {
  const said = text.replaceAll(/\{[{%].*?[%}]\}/g, " ").toLowerCase();
  return new Set(said.match(/\p{L}{3,}/gu));
}

/** Marks the unbreakable spaces, which a reader of a test would not see. */
function marked(text: string): string {
  return text.replaceAll("\u00A0", "~").replaceAll("\u202F", "_");
}

test("legal has no words of its own and speaks as escalation", () => {
  const legal = findBuiltInTemplate({ tone: "legal", language: "de" });
  expect(legal).toBe(findBuiltInTemplate({ tone: "escalation", language: "de" }));
});

describe.each(everyOne)("$tone in $language", ({ tone, language }) => {
  test("says who asks, for what, how to pay and whom to ask", () => {
    const { subject, text, html } = remind(tone, language);
    expect(subject).toContain("2026-0042");
    expect(subject).toContain("Kestrel Ltd");
    const facts = ["Kestrel Ltd", "Jane O'Neil", "2026-0042", "GB33 BUKB 2020 1555 5555 55"];
    const ways = ["accounts@kestrel.example", "+44 20 7946 0000", "STOP"];
    for (const fact of [...facts, ...ways]) {
      expect(text).toContain(fact);
      expect(visible(html)).toContain(fact);
    }
  });

  test("is whole without any optional value", () => {
    const creditor = { name: "Kestrel Ltd", email: null, phone: null, paymentInstructions: null };
    const customer = { name: "Heron & Co", contactName: null };
    for (const invoices of [[sampleInvoice()], [later], [sampleInvoice(), later]]) {
      const { subject, text, html } = remind(tone, language, { creditor, customer, invoices });
      expect(text).toContain("Heron & Co,");
      expect(html).toContain("Heron &amp; Co,");
      for (const part of [subject, text, visible(html)]) {
        expect(part).not.toMatch(/null|undefined|\[object|\{\{|\{%|NaN/);
      }
      expect(text).not.toMatch(/\n{3,}|[ \t]\n| [,.]|\(\)/);
    }
  });

  test("leads to the page where to pay, before the bank details or instead of them", () => {
    const { creditor } = sampleFacts();
    const paymentLink = "https://pay.example/{number}?a=1&b=2";
    const { text, html } = remind(tone, language, { creditor: { ...creditor, paymentLink } });
    expect(text).toMatch(/: https:\S+\/2026-0042\?a=1&b=2\n\n[^\n]+\nKestrel Ltd\nIBAN/);
    expect(html).toContain('<a href="https://pay.example/2026-0042?a=1&amp;b=2"');
    const only = { ...creditor, paymentLink, paymentInstructions: null };
    const { text: short } = remind(tone, language, { creditor: only });
    expect(short).toMatch(/\n\n[^\n]+: https:\S+\n\n/);
    expect(short).not.toMatch(/\n{3,}/);
    expect(short.split("\n\n")).toHaveLength(text.split("\n\n").length - 1);
  });

  test("threatens nothing and promises no consequence", () => {
    const { subject, text, html } = remind(tone, language);
    const threats =
      /court|legal|lawyer|solicitor|bailiff|credit (file|rating|score)|collect|fees?\b|penalt|interest/i;
    const drohungen =
      /gericht|anwalt|inkasso|schufa|gebühr|zinsen|vollstreck|mahnbescheid|rechtlich/i;
    const menaces =
      /tribunal|justice|juridique|avocat|huissier|recouvrement|frais|intérêts|pénalit/i;
    for (const part of [subject, text, visible(html)]) {
      expect(part).not.toMatch(threats);
      expect(part).not.toMatch(drohungen);
      expect(part).not.toMatch(menaces);
    }
  });

  test("is a page of its language, escaped, small and fit for a dark screen", () => {
    const customer = { name: "Heron", contactName: "<b>O'Neil & Söhne</b>" };
    const { html } = remind(tone, language, { customer });
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).toContain("&lt;b&gt;O&#39;Neil &amp; Söhne&lt;/b&gt;,");
    expect(html).not.toContain("<b>O");
    expect(html).not.toMatch(/background|[^-]color:|<script|<img|https?:/);
    expect(html.match(/<th scope="col"/g)).toHaveLength(3);
    expect(Buffer.byteLength(html)).toBeLessThan(4_096);
  });
});

describe("facts by date", () => {
  const on = (asOf: string) => ({ asOf: new Date(`${asOf}T10:00:00Z`) });

  test.each([
    { asOf: "2026-09-30", en: "falls due on 3 October 2026, in 3 days" },
    { asOf: "2026-10-03", en: "falls due on 3 October 2026\n" },
    { asOf: "2026-10-04", en: "was due on 3 October 2026, 1 day ago" },
    { asOf: "2026-10-15", en: "was due on 3 October 2026, 12 days ago" },
  ])("on $asOf every tone says: $en", ({ asOf, en }) => {
    for (const tone of TONES) expect(remind(tone, "en", on(asOf)).text).toContain(en);
  });

  test.each([
    { asOf: "2026-10-01", de: "wird am 3. Oktober 2026 (in 2 Tagen) fällig" },
    { asOf: "2026-10-04", de: "war am 3. Oktober 2026 (vor 1 Tag) fällig" },
  ])("on $asOf every German tone says: $de", ({ asOf, de }) => {
    for (const tone of TONES) expect(remind(tone, "de", on(asOf)).text).toContain(de);
  });

  test("nothing is called overdue, late or unpaid before its day has passed", () => {
    for (const { tone, language } of everyOne) {
      const { subject, text } = remind(tone, language, on("2026-10-03"));
      expect(subject + text).not.toMatch(/overdue|was due|überfällig|retard|échue/i);
    }
  });

  test("only what is late is asked for at once when another invoice is still to come", () => {
    const { text } = remind("due", "en", { invoices: [sampleInvoice(), later] });
    expect(text).toContain("Total still owed: £2,400.00 (of which overdue: £1,200.00)");
    expect(text).toContain("Please pay what is overdue now.");
  });

  test("escalation names the days and the day to answer by, and offers a plan", () => {
    expect(remind("escalation", "en").text).toContain("within 10 days, by 25 October 2026");
    expect(remind("escalation", "en").text).toContain("we offer to agree a payment plan");
    expect(remind("escalation", "de").text).toContain("einen Zahlungsplan zu vereinbaren");
    expect(remind("escalation", "fr").text).toContain("convenir d’un échéancier");
  });
});

describe("amounts", () => {
  test("a part payment shows what is still owed, with the original beside it", () => {
    const invoices = [sampleInvoice({ outstandingMinor: 70_000n })];
    const { text, html } = remind("firm", "en", { invoices });
    expect(text).toContain("£700.00 still owed (originally £1,200.00)");
    expect(text).toContain("Total still owed: £700.00\n");
    expect(visible(html)).toMatch(/£700\.00\s+originally £1,200\.00/);
    expect(text.match(/£1,200\.00/g)).toHaveLength(1);
  });

  test("several invoices each show their own amount, several currencies their own total", () => {
    const invoices = [
      sampleInvoice({ number: "A-1", outstandingMinor: 11_100n }),
      sampleInvoice({
        number: "A-2",
        totalMinor: 5_000n,
        outstandingMinor: 5_000n,
        currency: "JPY",
      }),
      sampleInvoice({
        number: "A-3",
        totalMinor: 1_234n,
        outstandingMinor: 1_234n,
        currency: "KWD",
      }),
    ];
    const { subject, text } = remind("due", "en", { invoices });
    expect(subject).toBe("Payment reminder: 3 invoices from Kestrel Ltd");
    expect(marked(text)).toMatch(/A-1,[^-]*£111\.00[^-]*- Invoice A-2,[^-]*JP¥5,000 still/);
    expect(marked(text)).toContain(
      "Total still owed: £111.00\nTotal still owed: JP¥5,000\nTotal still owed: KWD~1.234\n",
    );
  });
});

describe("languages", () => {
  const months = (language: Language) =>
    Array.from({ length: 12 }, (_, month) =>
      new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" }).format(
        new Date(Date.UTC(2026, month, 15)),
      ),
    );
  const vocabulary = (language: Language) => {
    const said = JSON.stringify(Object.values(WORDINGS[language])).replaceAll("\\n", " ");
    return wordsOf(`${said} ${months(language).join(" ")}`);
  };

  test("a batch of mixed recipients never carries a word of another's language", () => {
    const batch: Language[] = ["de", "en", "fr", "en", "de", "fr", "fr", "de", "en"];
    for (const tone of TONES) {
      for (const language of batch) {
        const { subject, text, html } = remind(tone, language, {
          invoices: [sampleInvoice(), later],
        });
        const said = wordsOf([subject, text, visible(html)].join(" "));
        for (const other of LANGUAGES.filter((one) => one !== language)) {
          const foreign = vocabulary(other).difference(vocabulary(language));
          expect(foreign.size).toBeGreaterThan(100);
          expect([...said.intersection(foreign)]).toEqual([]);
        }
      }
    }
  });

  test("French sets unbreakable spaces before its tall marks and inside its quotes", () => {
    for (const tone of TONES) {
      const { subject, text } = remind(tone, "fr");
      expect(subject + text).not.toMatch(/[ \w][:;?!»](?=\s|$)| [:;?!»]|« /m);
    }
  });

  test("apostrophes and quotes of our own words are typographic", () => {
    for (const language of LANGUAGES) {
      expect(
        JSON.stringify(Object.values(WORDINGS[language])).replaceAll(/\\?"/g, ""),
      ).not.toContain("'");
    }
    expect(remind("due", "de").text).toContain("„STOP“");
    expect(remind("due", "en").text).toContain("“STOP”");
    expect(marked(remind("due", "fr").text)).toContain("«~STOP~»");
  });
});
