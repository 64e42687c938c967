import { nameKey } from "#server/domain/customers/customer.ts";
import type { WantedCustomer } from "#server/domain/customers/ensure-customers.ts";
import type { ImportRow } from "#server/domain/imports/reading/import-row.ts";

type Point = WantedCustomer["points"][number];

/** The customers that lines speak of, one a name: the first line that says something of one wins, addresses add up. */
export function wantCustomers(rows: readonly ImportRow[]): WantedCustomer[] {
  const byKey = Map.groupBy(rows, (row) => nameKey(row.customerName));
  return [...byKey.values()].map((own) => {
    const placed = own.find((row) => row.country !== null);
    const isThere = (row: ImportRow) => row.country === placed?.country && row.subdivision !== null;
    return {
      name: own[0]!.customerName,
      country: placed?.country ?? null,
      subdivision: own.find(isThere)?.subdivision ?? null,
      timeZone: firstOf(own, (row) => row.zone),
      language: firstOf(own, (row) => row.language),
      points: pointsOf(own),
    };
  });
}

function firstOf(
  rows: readonly ImportRow[],
  read: (row: ImportRow) => string | null,
): string | null {
  for (const row of rows) {
    const value = read(row);
    if (value !== null) return value;
  }
  return null;
}

function pointsOf(rows: readonly ImportRow[]): Point[] {
  const points = new Map<string, Point>();
  const note = (channel: Point["channel"], address: string | null): void => {
    if (address === null) return;
    const key = `${channel} ${address.toLowerCase()}`;
    if (!points.has(key)) points.set(key, { channel, address });
  };
  for (const row of rows) {
    note("email", row.email);
    note("sms", row.phone);
  }
  return [...points.values()];
}
