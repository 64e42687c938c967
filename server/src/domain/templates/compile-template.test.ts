import { describe, expect, test } from "vitest";

import { findBuiltInTemplate } from "./built-in-templates.ts";
import { compileTemplate } from "./compile-template.ts";
import { LANGUAGES } from "./languages.ts";
import { liquidDialect } from "./liquid-dialect.ts";
import { composeContent } from "./reminder-content.ts";
import { sampleFacts, sampleInvoice } from "./sample-facts.ts";
import { TONES } from "./tone.ts";

const write = (value: string) => `[${value}]`;
const engine = liquidDialect(write);
const later = sampleInvoice({ dueOn: "2026-11-03", outstandingMinor: 1n });
const bare = { name: "Kestrel", email: null, phone: null, paymentInstructions: null };
const linked = { ...sampleFacts().creditor, paymentLink: "https://pay.example/{number}" };
const contents = [
  composeContent(sampleFacts()),
  composeContent(sampleFacts({ invoices: [sampleInvoice(), later] })),
  composeContent(sampleFacts({ invoices: [later], creditor: linked, canReply: true })),
  composeContent(sampleFacts({ invoices: [later], creditor: bare, canReply: true })),
];

function bothWays(words: string, content: object = contents[1] ?? {}) {
  const parsed = engine.parse(words);
  const engineSays = () => String(engine.renderSync(parsed, content));
  return { program: compileTemplate(parsed, write)(content), engineSays };
}

const channels = ["email", "sms", "whatsapp", "letter"] as const;
const everyBuiltIn = channels.flatMap((channel) =>
  TONES.flatMap((tone) => LANGUAGES.map((language) => ({ channel, tone, language }))),
);

test.each(everyBuiltIn)(
  "$channel: $tone in $language compiles to what the engine writes",
  (key) => {
    for (const words of Object.values(findBuiltInTemplate(key))) {
      for (const content of contents) {
        const { program, engineSays } = bothWays(words, content);
        expect(program).toBe(engineSays());
      }
    }
  },
);

describe("plain forms", () => {
  test.each([
    "{% for a in invoices %}{% for b in invoices %}{{ a.number }}{{ b.dueOn }};{% endfor %}{% endfor %}",
    "{% for customer in invoices %}{{ customer.number }}{% endfor %}{{ customer.name }}",
    "{% if creditor.name %}a{% elsif nothing %}b{% endif %}",
    "{% unless hasOverdue %}a{% else %}b{% endunless %}",
    "  {%- if hasUpcoming -%}  x {{- invoiceCount -}}  {%- endif -%}  ",
    "{{ invoices[1].number }}",
  ])("%s is compiled and agrees", (words) => {
    const { program, engineSays } = bothWays(words);
    expect(program).not.toBeNull();
    expect(program).toBe(engineSays());
  });
});

describe("everything else is left to the engine", () => {
  test.each([
    "{{ creditor.name | upcase }}",
    "{% assign a = 1 %}",
    "{% if invoiceCount == 2 %}a{% endif %}",
    "{% for invoice in invoices reversed %}a{% endfor %}",
    "{% for invoice in invoices %}{{ forloop.index }}{% endfor %}",
    "{% for invoice in invoices %}{% break %}{% endfor %}",
    "{% for i in (1..3) %}{{ i }}{% endfor %}",
    "{{ invoices.size }}",
    "{{ 'words' }}",
    "{% unless hasOverdue %}a{% elsif hasUpcoming %}b{% endunless %}",
    "{{ nothing }}",
    "{{ invoices }}",
    "{{ hasOverdue }}",
    "{% for letter in creditor.name %}a{% endfor %}",
  ])("%s", (words) => {
    expect(bothWays(words).program).toBeNull();
  });
});
