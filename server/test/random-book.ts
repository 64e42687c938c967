import { createCustomer as customerPromise } from "@dunlin/contract/customers.ts";
import fc from "fast-check";
import { addDays } from "#server/domain/calendars/civil-days.ts";
import type { Context } from "#server/context.ts";
import { createCustomer } from "#server/domain/customers/create-customer.ts";
import { optOut } from "#server/domain/customers/opt-out.ts";
import { placeHold } from "#server/domain/holds/place-hold.ts";
import { createInvoice } from "#server/domain/invoices/create-invoice.ts";
import { updateOrganization } from "#server/domain/organizations/update-organization.ts";
import { recordPayment } from "#server/domain/payments/record-payment.ts";

/** The instant at which generated books begin, a Monday morning in London. */
export const BEGIN = new Date("2026-11-02T10:00:00Z");
const TODAY = "2026-11-02";
const DAY_MS = 86_400_000;

const HOMES = [
  { country: "GB", subdivision: "ENG", timeZone: null, language: "en-GB" },
  { country: "GB", subdivision: "SCT", timeZone: null, language: null },
  { country: "JP", subdivision: null, timeZone: null, language: "en" },
  { country: "US", subdivision: "CA", timeZone: "America/Los_Angeles", language: "en-US" },
  { country: "DE", subdivision: "BY", timeZone: "Europe/Berlin", language: "de" },
  { country: "FR", subdivision: null, timeZone: null, language: "fr" },
] as const;

const invoice = fc.record({
  days: fc.integer({ min: -60, max: 40 }),
  amount: fc.integer({ min: 1, max: 2_000 }).map((pounds) => pounds * 100),
  currency: fc.constantFrom("GBP", "GBP", "GBP", "EUR"),
});

const hold = fc.record({
  isOnInvoice: fc.boolean(),
  days: fc.option(fc.integer({ min: 1, max: 30 }), { nil: null }),
  kind: fc.constantFrom("manual", "dispute", "promise"),
});

const debtor = fc.record({
  home: fc.constantFrom(...HOMES),
  address: fc.constantFrom("own", "own", "own", "shared"),
  isOptedOut: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
  hasSecondAddress: fc.boolean(),
  invoices: fc.array(invoice, { minLength: 1, maxLength: 3 }),
  paidPart: fc.constantFrom(0, 0, 0.3, 0.999, 1, 1.2),
  hold: fc.option(hold, { nil: null, freq: 4 }),
});

type Debtor = typeof debtor extends fc.Arbitrary<infer Given> ? Given : never;
export type Book = { debtors: Debtor[]; budget: { perDay: number; perWeek: number } };

/** Books of so many customers over zones, currencies, part payments, holds, opt-outs and shared addresses. */
export function randomBook(most: number): fc.Arbitrary<Book> {
  return fc.record({
    debtors: fc.array(debtor, { minLength: 1, maxLength: most }),
    budget: fc.record({ perDay: fc.constantFrom(1, 1, 2), perWeek: fc.constantFrom(7, 7, 2) }),
  });
}

/** Puts a book into an organization and names its customers. */
export async function loadBook(ctx: Context, book: Book): Promise<{ id: string; name: string }[]> {
  await updateOrganization(ctx, { contactBudget: book.budget });
  const customers = [];
  for (const [number, given] of book.debtors.entries()) {
    const name = `Debtor ${number}`;
    const own = given.address === "own" ? `debtor-${number}@example.com` : "shared@example.com";
    const addresses = [own, ...(given.hasSecondAddress ? [`second-${number}@example.com`] : [])];
    const points = addresses.map((address) => ({ channel: "email" as const, address }));
    const call = { name, ...given.home, contacts: [{ name: `Pat ${number}`, points }] };
    const customer = await createCustomer(ctx, customerPromise.body.parse(call));
    customers.push(customer);
    const invoices = [];
    for (const [index, { days, amount, currency }] of given.invoices.entries()) {
      invoices.push(
        await createInvoice(ctx, {
          customerId: customer.id,
          number: `INV-${number}-${index}`,
          issuedOn: "2026-08-01",
          dueOn: addDays(TODAY, days),
          amount: { amount, currency },
          policyId: null,
        }),
      );
    }
    const first = invoices[0]!;
    const paid = Math.floor(first.amount.amount * given.paidPart);
    if (paid > 0) {
      const amount = { amount: paid, currency: first.amount.currency };
      await recordPayment(ctx, { customerId: customer.id, amount, receivedOn: TODAY });
    }
    if (given.isOptedOut) await optOut(ctx, { id: customer.contacts[0]!.points[0]!.id });
    if (given.hold) {
      await placeHold(ctx, {
        customerId: customer.id,
        invoiceId: given.hold.isOnInvoice ? first.id : null,
        kind: given.hold.kind,
        note: null,
        endsAt: given.hold.days === null ? null : at(given.hold.days),
      });
    }
  }
  return customers;
}

function at(days: number): string {
  return new Date(BEGIN.getTime() + days * DAY_MS).toISOString();
}
