import type { RecipientFormats } from "./recipient-formats.ts";
import type { ReminderFacts, TotalContent } from "./reminder-content.ts";

/** What is owed in each currency, in order of first appearance, with the share that is overdue. */
export function composeTotals(
  invoices: ReminderFacts["invoices"],
  today: string,
  formats: RecipientFormats,
): TotalContent[] {
  const sums = new Map<string, { outstanding: bigint; overdue: bigint }>();
  for (const { currency, outstandingMinor, dueOn } of invoices) {
    const sum = sums.get(currency) ?? { outstanding: 0n, overdue: 0n };
    sum.outstanding += outstandingMinor;
    if (dueOn < today) sum.overdue += outstandingMinor;
    sums.set(currency, sum);
  }
  return Array.from(sums, ([currency, sum]) => ({
    currency,
    outstanding: formats.money(sum.outstanding, currency),
    overdue: formats.money(sum.overdue, currency),
    isPartlyOverdue: sum.overdue > 0n && sum.overdue < sum.outstanding,
  }));
}
