import type { OpenInvoice } from "#server/domain/invoices/lock-open-invoices.ts";
import type { Settlement } from "#server/domain/invoices/settle-invoices.ts";

/** Spreads an amount over invoices, the oldest due first; what no invoice takes is left over. Not a unit is lost or made. */
export function allocate(
  amountMinor: bigint,
  open: readonly OpenInvoice[],
): { settlements: Settlement[]; leftMinor: bigint } {
  const oldestFirst = open.toSorted(
    (left, right) => compare(left.dueOn, right.dueOn) || compare(left.number, right.number),
  );
  const settlements: Settlement[] = [];
  let leftMinor = amountMinor;
  for (const { id, outstandingMinor } of oldestFirst) {
    const taken = outstandingMinor < leftMinor ? outstandingMinor : leftMinor;
    if (taken <= 0n) continue;
    settlements.push({ invoiceId: id, amountMinor: taken });
    leftMinor -= taken;
  }
  return { settlements, leftMinor };
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
