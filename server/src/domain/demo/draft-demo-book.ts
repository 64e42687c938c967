import { DEMO_CUSTOMERS } from "#server/domain/demo/demo-customers.ts";
import type { DemoDeed, DemoInvoice } from "#server/domain/demo/demo-deed.ts";
import { DEMO_STORIES } from "#server/domain/demo/demo-stories.ts";
import { draftDemoTrade } from "#server/domain/demo/draft-demo-trade.ts";

export type DemoDay = {
  day: string;
  invoices: readonly (DemoInvoice & { number: string })[];
  deeds: readonly DemoDeed[];
};

/** The whole demo, put on the days on which its books are kept: what came before the first is on the first, what comes after the last is left out. */
export function draftDemoBook(days: readonly string[]): DemoDay[] {
  const books = [...DEMO_CUSTOMERS.map(draftDemoTrade), DEMO_STORIES];
  const invoices = books
    .flatMap((book) => book.invoices)
    .toSorted((left, right) => compare(left.issuedOn, right.issuedOn))
    .map((invoice, index) => ({
      ...invoice,
      number: `HP-2026-${String(381 + index).padStart(4, "0")}`,
    }));
  const deeds = books
    .flatMap((book) => book.deeds)
    .toSorted((left, right) => compare(left.on, right.on));
  const invoicesOn = Map.groupBy(invoices, (invoice) => dayFor(invoice.issuedOn, days));
  const deedsOn = Map.groupBy(deeds, (deed) => dayFor(deed.on, days));
  return days.map((day, index) => ({
    day,
    invoices: invoicesOn.get(day) ?? [],
    deeds: (deedsOn.get(day) ?? []).map((deed) => (index === 0 ? deed : { ...deed, on: day })),
  }));
}

function dayFor(happened: string, days: readonly string[]): string | undefined {
  return days.find((day) => day >= happened);
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
