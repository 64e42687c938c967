import { addDays } from "#server/domain/calendars/civil-days.ts";
import { demoChance } from "#server/domain/demo/demo-chance.ts";
import type { DemoCustomer, DemoHabit } from "#server/domain/demo/demo-customers.ts";
import type { DemoBook, DemoDeed, DemoInvoice } from "#server/domain/demo/demo-deed.ts";
import { DEMO_PLACES } from "#server/domain/demo/demo-places.ts";
import { workday } from "#server/domain/demo/demo-days.ts";

const FIRST_ISSUE = "2026-05-23";
const LAST_ISSUE = "2026-11-20";
const STORIES_BEGIN = "2026-08-10";
const SILENT_SINCE = "2026-08-15";

/** When a customer pays, in days after the due date. */
const PAYS_AFTER: Record<DemoHabit, readonly [least: number, most: number]> = {
  prompt: [-5, 2],
  slow: [5, 17],
  late: [24, 52],
  halves: [28, 45],
  silent: [0, 6],
  story: [-5, 2],
};

type Draw = ReturnType<typeof demoChance>;

/** The everyday business with one customer: invoices at its rhythm, and how it pays them. */
export function draftDemoTrade(customer: DemoCustomer): DemoBook {
  const draw = demoChance(customer.name);
  const invoices: DemoInvoice[] = [];
  const deeds: DemoDeed[] = [];
  let day = addDays(FIRST_ISSUE, draw(0, customer.everyDays));
  while (day <= (customer.habit === "story" ? STORIES_BEGIN : LAST_ISSUE)) {
    const issuedOn = workday(day);
    const invoice: DemoInvoice = {
      key: `${customer.name} ${invoices.length + 1}`,
      customer: customer.name,
      issuedOn,
      dueOn: addDays(issuedOn, customer.terms),
      amount: { amount: price(customer, draw), currency: DEMO_PLACES[customer.place].currency },
    };
    invoices.push(invoice);
    deeds.push(...paymentsOf(customer, invoice, draw));
    day = addDays(day, customer.everyDays + draw(-8, 0));
  }
  return { invoices, deeds };
}

/** A few dozen pieces at a price with pence, as invoices have. */
function price(customer: DemoCustomer, draw: Draw): number {
  const pieces = draw(2, 24);
  const wanted = (customer.usual * 100 * draw(55, 160)) / 100;
  const each = Math.round(wanted / pieces / 5) * 5;
  return pieces * each + draw(0, 3) * 1250;
}

function paymentsOf(customer: DemoCustomer, invoice: DemoInvoice, draw: Draw): DemoDeed[] {
  const [least, most] = PAYS_AFTER[customer.habit];
  const delay = draw(least, most);
  if (customer.habit === "silent" && invoice.dueOn >= SILENT_SINCE) return [];
  const first = customer.habit === "halves" ? Math.round(invoice.amount.amount * 0.4) : 0;
  const parts = [
    { on: addDays(invoice.dueOn, draw(3, 9)), amount: first },
    { on: addDays(invoice.dueOn, delay), amount: invoice.amount.amount - first },
  ];
  return parts
    .filter((part) => part.amount > 0)
    .map((part) => ({
      do: "pay" as const,
      on: workday(part.on),
      customer: customer.name,
      invoice: invoice.key,
      amount: { ...invoice.amount, amount: part.amount },
      reference: `${customer.name.split(/[ ,]/)[0]!.toUpperCase()} ${draw(100_000, 999_999)}`,
    }));
}
