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

/** Every fact known, as of 15 October 2026 in London, but for what is said otherwise. */
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
