import type { Context } from "#server/context.ts";
import { ensureCustomers } from "#server/domain/customers/ensure-customers.ts";
import { nameKey } from "#server/domain/customers/customer.ts";
import { addNewInvoices } from "#server/domain/imports/add-new-invoices.ts";
import type { ChangedInvoice } from "#server/domain/imports/compare-row.ts";
import { compareRows } from "#server/domain/imports/compare-rows.ts";
import type { ImportRow, RejectedRow } from "#server/domain/imports/reading/import-row.ts";
import type { Layout } from "#server/domain/imports/reading/layout.ts";
import { takeChanges } from "#server/domain/imports/take-changes.ts";
import { wantCustomers } from "#server/domain/imports/want-customers.ts";
import { cancelNotifications } from "#server/domain/notifications/cancel-notifications.ts";
import { closeSettledCasesAmong } from "#server/domain/recovery-cases/close-settled-cases-among.ts";
import { lockCasesOfCustomers } from "#server/domain/recovery-cases/lock-cases-of-customers.ts";
import { wakeCases } from "#server/domain/recovery-cases/wake-cases.ts";

/** What became of some lines; each was taken, was known already, or was rejected. */
export type Outcome = { taken: number; unchanged: number; rejected: RejectedRow[] };

/**
 * Brings lines into the ledger in a constant number of statements: new invoices with their
 * customers and cases, payments and due dates of known ones. Nothing is sent; cases that changed
 * are decided anew. Lines that say what the ledger says change nothing.
 */
export async function takeRows(
  ctx: Context,
  input: { rows: readonly ImportRow[]; layout: Layout },
): Promise<Outcome> {
  if (input.rows.length === 0) return { taken: 0, unchanged: 0, rejected: [] };
  const { fresh, same, changed, rejected } = await sortRows(ctx, { ...input, lock: false });
  const changedRows = changed.map((change) => change.row);
  const customers = await ensureCustomers(ctx, wantCustomers([...fresh, ...same, ...changedRows]));
  const customerOf = (row: ImportRow) => customers.ids.get(nameKey(row.customerName))!;
  const touched = [...fresh, ...changedRows].map(customerOf);
  touched.push(...customers.filled, ...customers.reached);
  const cases = await lockCasesOfCustomers(ctx, [...new Set(touched)]);
  if (customers.filled.length > 0) {
    await cancelNotifications(ctx, {
      of: customers.filled,
      because: "the customer's data changed",
    });
  }
  // What was compared before the locks may have been paid since.
  const sure = await sortRows(ctx, { rows: changedRows, layout: input.layout, lock: true });
  await takeChanges(ctx, sure.changed);
  const added = await addNewInvoices(
    ctx,
    fresh.map((row) => ({ ...row, customerId: customerOf(row) })),
  );
  const late = await takeRows(ctx, { rows: added.late, layout: input.layout });
  const touchedCases = [...new Set([...cases, ...added.caseIds])];
  const isSettling = sure.changed.length + added.late.length > 0;
  if (isSettling) await closeSettledCasesAmong(ctx, touchedCases);
  await wakeCases(ctx, touchedCases);
  return {
    taken: added.count + sure.changed.length + late.taken,
    unchanged: same.length + sure.same.length + late.unchanged,
    rejected: [...rejected, ...sure.rejected, ...late.rejected],
  };
}

type Sorted = {
  fresh: ImportRow[];
  same: ImportRow[];
  changed: ChangedInvoice[];
  rejected: RejectedRow[];
};

async function sortRows(
  ctx: Context,
  input: { rows: readonly ImportRow[]; layout: Layout; lock: boolean },
): Promise<Sorted> {
  const sorted: Sorted = { fresh: [], same: [], changed: [], rejected: [] };
  for (const found of await compareRows(ctx, input)) {
    if (found.kind === "new") sorted.fresh.push(found.row);
    else if (found.kind === "unchanged") sorted.same.push(found.row);
    else if (found.kind === "changed") sorted.changed.push(found);
    else sorted.rejected.push(found.rejected);
  }
  return sorted;
}
