import { describe, expect, test } from "vitest";

import { composeContent } from "./reminder-content.ts";
import { sampleFacts, sampleInvoice } from "./sample-facts.ts";

describe("civil days", () => {
  test.each([
    { zone: "Pacific/Auckland", asOf: "2026-10-03T11:30:00Z", overdue: 1, until: 0 },
    { zone: "America/Los_Angeles", asOf: "2026-10-04T06:30:00Z", overdue: 0, until: 0 },
    { zone: "America/Los_Angeles", asOf: "2026-10-04T07:30:00Z", overdue: 1, until: 0 },
    { zone: "Europe/London", asOf: "2026-09-30T22:30:00Z", overdue: 0, until: 3 },
    { zone: "Europe/London", asOf: "2026-09-30T23:30:00Z", overdue: 0, until: 2 },
  ])("at $asOf in $zone the invoice is $overdue days over, due in $until", (row) => {
    const locale = { language: "en", country: "GB", zone: row.zone };
    const content = composeContent(sampleFacts({ locale, asOf: new Date(row.asOf) }));
    expect(content.invoices[0]).toMatchObject({
      dueOn: "3 October 2026",
      daysOverdue: row.overdue,
      daysUntilDue: row.until,
      isOverdue: row.overdue > 0,
      isDueToday: row.overdue === 0 && row.until === 0,
    });
  });

  test("the day to answer by is ten days after the recipient's own day", () => {
    const locale = { language: "en", country: "NZ", zone: "Pacific/Auckland" };
    const content = composeContent(sampleFacts({ locale, asOf: new Date("2026-10-21T12:00:00Z") }));
    expect(content).toMatchObject({ asOf: "22 October 2026", replyBy: "1 November 2026" });
  });
});

describe("amounts", () => {
  test("each invoice keeps its own amounts, and a part payment leaves the original beside them", () => {
    const invoices = [
      sampleInvoice({ number: "A", outstandingMinor: 70_000n }),
      sampleInvoice({ number: "B", totalMinor: 5n, outstandingMinor: 5n }),
    ];
    expect(composeContent(sampleFacts({ invoices })).invoices).toMatchObject([
      { number: "A", total: "£1,200.00", outstanding: "£700.00", isPartlyPaid: true },
      { number: "B", total: "£0.05", outstanding: "£0.05", isPartlyPaid: false },
    ]);
  });

  test("each currency has its own total, in order of first appearance, with its overdue share", () => {
    const invoices = [
      sampleInvoice({ currency: "EUR", outstandingMinor: 100n }),
      sampleInvoice({ currency: "GBP", outstandingMinor: 200n, dueOn: "2026-10-15" }),
      sampleInvoice({ currency: "EUR", outstandingMinor: 50n, dueOn: "2026-11-01" }),
    ];
    const content = composeContent(sampleFacts({ invoices }));
    expect(content).toMatchObject({ hasOverdue: true, hasUpcoming: true, invoiceCount: 3 });
    expect(content.totals).toEqual([
      { currency: "EUR", outstanding: "€1.50", overdue: "€1.00", isPartlyOverdue: true },
      { currency: "GBP", outstanding: "£2.00", overdue: "£0.00", isPartlyOverdue: false },
    ]);
  });

  test("sums beyond the safe integers stay exact", () => {
    const big = { totalMinor: 2n ** 53n, outstandingMinor: 2n ** 53n };
    const invoices = [sampleInvoice(big), sampleInvoice({ totalMinor: 1n, outstandingMinor: 1n })];
    const [total] = composeContent(sampleFacts({ invoices })).totals;
    expect(total?.outstanding).toBe("£90,071,992,547,409.93");
  });
});

describe("values", () => {
  test("what is absent or blank is null, and the salutation falls back to the customer", () => {
    const creditor = { name: "Kestrel", email: " ", phone: null, paymentInstructions: "\n \n" };
    const customer = { name: "Heron & Co", contactName: null };
    const content = composeContent(sampleFacts({ creditor, customer }));
    const none = { email: null, paymentInstructions: null, paymentLink: null, addressLines: null };
    expect(content.creditor).toEqual({ ...creditor, ...none });
    const unaddressed = { salutationName: "Heron & Co", addressLines: null, country: "GB" };
    expect(content.customer).toEqual({ ...customer, ...unaddressed });
    expect(content.canReply).toBe(false);
  });

  test("control characters and disguising marks leave no line break in a value", () => {
    const customer = { name: "Heron\r\nBcc: all", contactName: "Ja\u202Ene\u2028Oh" };
    const content = composeContent(sampleFacts({ customer }));
    expect(content.customer).toMatchObject({ name: "Heron Bcc: all", contactName: "Ja ne Oh" });
  });

  test.each([
    { number: "2026-0042", encoded: "2026-0042" },
    { number: "A/42 & Söhne", encoded: "A%2F42%20%26%20S%C3%B6hne" },
    { number: "(42)'!*$&", encoded: "%2842%29%27%21%2A%24%26" },
    { number: "{number}", encoded: "%7Bnumber%7D" },
    { number: "\uD83D", encoded: "%EF%BF%BD" },
  ])("the payment link of $number has it as $encoded", ({ number, encoded }) => {
    const { creditor } = sampleFacts();
    const paymentLink = "https://pay.example/{number}?again={number}";
    const invoices = [sampleInvoice({ number }), sampleInvoice({ number: "other" })];
    const content = composeContent(
      sampleFacts({ creditor: { ...creditor, paymentLink }, invoices }),
    );
    expect(content.creditor.paymentLink).toBe(`https://pay.example/${encoded}?again=${encoded}`);
  });

  test("addresses come in lines, and the letter is dated on the recipient's own day", () => {
    const facts = sampleFacts({
      locale: { language: "en", country: "NZ", zone: "Pacific/Auckland" },
      asOf: new Date("2026-10-21T12:00:00Z"),
    });
    const content = composeContent({
      ...facts,
      creditor: { ...facts.creditor, postalAddress: "1 Bird Street\r\n\n London " },
      customer: { ...facts.customer, postalAddress: "5 Lake Road\nWellington" },
    });
    expect(content.datedOn).toBe("2026-10-22");
    expect(content.creditor.addressLines).toEqual(["1 Bird Street", "London"]);
    expect(content.customer).toMatchObject({
      addressLines: ["5 Lake Road", "Wellington"],
      country: "NZ",
    });
  });

  test("what a text message says in brief names every currency and short days", () => {
    const invoices = [sampleInvoice(), sampleInvoice({ currency: "EUR", dueOn: "2026-11-01" })];
    const french = { language: "fr", country: "FR", zone: "Europe/Paris" };
    expect(composeContent(sampleFacts({ invoices })).brief).toEqual({
      owed: "£1,200.00 + €1,200.00",
      dueOn: "3 Oct 2026",
      replyBy: "25 Oct 2026",
    });
    expect(composeContent(sampleFacts({ locale: french })).brief).toMatchObject({
      dueOn: "03/10/2026",
      replyBy: "25/10/2026",
    });
  });

  test("payment instructions keep their lines", () => {
    expect(composeContent(sampleFacts()).creditor.paymentInstructions).toEqual([
      "Kestrel Ltd",
      "IBAN GB33 BUKB 2020 1555 5555 55",
    ]);
  });

  test("the content survives storage as JSON unchanged and stays small", () => {
    const content = composeContent(sampleFacts());
    const stored = JSON.stringify(content);
    expect(JSON.parse(stored)).toEqual(content);
    expect(stored.length).toBeLessThan(1_000);
  });

  test("a reminder about nothing is refused by the field's name", () => {
    expect(() => composeContent(sampleFacts({ invoices: [] }))).toThrow(/^invoices:/);
  });
});
