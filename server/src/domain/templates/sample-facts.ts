import type { ReminderFacts } from "./reminder-content.ts";

type Invoice = ReminderFacts["invoices"][number];

/** An unpaid invoice over £1,200.00, due on 3 October 2026, but for what is said otherwise. */
export function sampleInvoice(otherwise: Partial<Invoice> = {}): Invoice {
  return {
    number: "2026-0042",
    issuedOn: "2026-09-03",
    dueOn: "2026-10-03",
    totalMinor: 120_000n,
    outstandingMinor: 120_000n,
    currency: "GBP",
    ...otherwise,
  };
}

/** Every fact that an e-mail needs, as of 15 October 2026 in London, but for what is said otherwise. */
export function sampleFacts(otherwise: Partial<ReminderFacts> = {}): ReminderFacts {
  return {
    creditor: {
      name: "Kestrel Ltd",
      email: "accounts@kestrel.example",
      phone: "+44 20 7946 0000",
      paymentInstructions: "Kestrel Ltd\nIBAN GB33 BUKB 2020 1555 5555 55",
    },
    customer: { name: "Heron & Co", contactName: "Jane O'Neil" },
    locale: { language: "en", country: "GB", zone: "Europe/London" },
    asOf: new Date("2026-10-15T10:00:00Z"),
    invoices: [sampleInvoice()],
    ...otherwise,
  };
}

/** The facts of a language's own country with a payment link and addresses, in its currency. */
export function samplePlace(
  language: "en" | "de" | "fr",
  otherwise: Partial<ReminderFacts> = {},
): ReminderFacts {
  const { creditor, customer } = sampleFacts();
  return sampleFacts({
    creditor: {
      ...creditor,
      paymentLink: "https://pay.kestrel.example/{number}",
      postalAddress: "1 Bird Street\nLondon W1U 1BL",
    },
    customer: { ...customer, postalAddress: ADDRESSES[language] },
    locale: { language, ...PLACES[language] },
    canReply: true,
    invoices: [sampleInvoice({ currency: language === "en" ? "GBP" : "EUR" })],
    ...otherwise,
  });
}

const PLACES = {
  en: { country: "GB", zone: "Europe/London" },
  de: { country: "DE", zone: "Europe/Berlin" },
  fr: { country: "FR", zone: "Europe/Paris" },
};

const ADDRESSES = {
  en: "5 Lake Road\nLeeds LS1 1AA",
  de: "Seestr. 5\n10115 Berlin",
  fr: "5 rue du Lac\n69001 Lyon",
};
