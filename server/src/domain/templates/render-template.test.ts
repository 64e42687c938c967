import { describe, expect, test } from "vitest";

import { composeContent } from "./reminder-content.ts";
import { renderTemplate } from "./render-template.ts";
import { TemplateError } from "./template-error.ts";
import { sampleFacts, sampleInvoice } from "./sample-facts.ts";

const content = composeContent(sampleFacts());

function renderWords(words: string, told = content) {
  return renderTemplate({ subject: words, text: words, html: words }, told);
}

function failure(words: string, told = content): TemplateError {
  try {
    renderTemplate({ subject: "Reminder", text: words, html: "" }, told);
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
  throw new Error("it rendered");
}

describe("what a template may say", () => {
  test("a value is escaped in HTML and written as it is elsewhere", () => {
    const customer = { name: "<b>O'Neil & Söhne</b>", contactName: null };
    const told = composeContent(sampleFacts({ customer }));
    expect(renderWords("{{ customer.name }}", told)).toEqual({
      subject: "<b>O'Neil & Söhne</b>",
      text: "<b>O'Neil & Söhne</b>",
      html: "&lt;b&gt;O&#39;Neil &amp; Söhne&lt;/b&gt;",
    });
  });

  test("a filter or assignment does not lead around the escape", () => {
    const customer = { name: "<i>&", contactName: null };
    const told = composeContent(sampleFacts({ customer }));
    const words = "{% assign n = customer.name %}{{ n }}{{ customer.name | append: '<' }}";
    expect(renderWords(words, told).html).toBe("&lt;i&gt;&amp;&lt;i&gt;&amp;&lt;");
  });

  test("Liquid inside a value stays words", () => {
    const customer = { name: "{{ creditor.email }}{% if %}", contactName: null };
    const told = composeContent(sampleFacts({ customer }));
    expect(renderWords("{{ customer.name }}", told).text).toBe(customer.name);
  });

  test("a subject is one line, even from a template of several", () => {
    expect(renderWords("\r\nReminder\n\u2028{{ creditor.name }}\n").subject).toBe(
      "Reminder Kestrel Ltd",
    );
  });

  test("plain Liquid works: filters, case, loop helpers, whitespace control", () => {
    const invoices = [sampleInvoice({ number: "a1" }), sampleInvoice({ number: "a2" })];
    const words =
      "{% for invoice in invoices -%}\n {{ invoice.number | upcase }}" +
      "{% unless forloop.last %}, {% endunless %}{% endfor %} " +
      "{% case invoiceCount %}{% when 2 %}both{% else %}?{% endcase %} {{ invoices.size | plus: 1 }} " +
      "{{ customer.contactName | default: 'you' }}";
    const told = composeContent(sampleFacts({ invoices }));
    expect(renderWords(words, told).text).toBe("A1, A2 both 3 Jane O'Neil");
  });
});

describe("what stops a message", () => {
  test.each([
    ["{{ creditor.nmae }}", "creditor.nmae"],
    ["{% if customer.vip %}a{% endif %}", "customer.vip"],
    ["{% for item in itmes %}a{% endfor %}", "itmes"],
    ["{% for invoice in invoices %}{{ invoice.fee }}{% endfor %}", "invoice.fee"],
    ["{{ invoices[3].number }}", "invoices.3"],
    ["{{ constructor }}", "constructor"],
    ["{{ creditor.__proto__ }}", "creditor.__proto__"],
  ])("an unknown variable in %s is named", (words, path) => {
    expect(failure(words).path).toBe(path);
  });

  test.each([
    ["{{ creditor.phone }}", "creditor.phone"],
    ["{%- if creditor %}{{- creditor.phone -}}{% endif %}", "creditor.phone"],
    ["{{ invoices }}", "invoices"],
    ["{{ creditor }}", "creditor"],
  ])("a value that is absent or no single value is named, never left out: %s", (words, path) => {
    const creditor = { name: "Kestrel", email: null, phone: null, paymentInstructions: null };
    expect(failure(words, composeContent(sampleFacts({ creditor }))).path).toBe(path);
  });

  test.each([
    ["Dear\n{{ customer.name | shout }}", "text:2"],
    ["Dear\n\n{% if hasOverdue %}you", "text:3"],
    ["{{ customer.name ", "text:1"],
    ["{% include 'other' %}", "text:1"],
    ["{% render '/etc/passwd' %}", "text:1"],
    ["{% layout 'page' %}", "text:1"],
    ["{{ customer.name | raw }}", "text:1"],
    ["{{ 'now' | date: '%Y' }}", "text:1"],
    ["{% capture a %}b{% endcapture %}", "text:1"],
    ["{% for i in (1..9999999) %}{{ i }}{% endfor %}", "text:1"],
    ["a".repeat(200_001), "text"],
  ])("words that are no template of ours are refused by their line", (words, path) => {
    expect(failure(words).path).toBe(path);
  });

  test("a missing value is found in the branch that is taken only", () => {
    const words = "{% if hasSeveralInvoices %}{{ nothing }}{% else %}fine{% endif %}";
    expect(renderWords(words).text).toBe("fine");
  });
});

test("a thousand different templates render as their own words", () => {
  for (let n = 0; n < 1_000; n += 1) {
    expect(renderWords(`${n} {{ creditor.name }}`).text).toBe(`${n} Kestrel Ltd`);
  }
  expect(renderWords("0 {{ creditor.name }}").text).toBe("0 Kestrel Ltd");
});
