import type { Invoice } from "@dunlin/contract/ledger.ts";
import type { ImportResult } from "@dunlin/contract/imports.ts";

/** An id of that prefix which differs by its number. */
export function sampleId(prefix: string, number: number): string {
  return `${prefix}_01kb7x${String(number).padStart(20, "0")}`;
}

/** An invoice as the server would answer it. */
export function sampleInvoice(number: number): Invoice {
  const amount = { amount: 100, currency: "GBP" };
  return {
    id: sampleId("inv", number),
    customerId: sampleId("cus", 1),
    recoveryCaseId: sampleId("case", 1),
    number: `INV-${number}`,
    issuedOn: "2026-10-01",
    dueOn: "2026-10-31",
    amount,
    paid: { amount: 0, currency: "GBP" },
    credited: { amount: 0, currency: "GBP" },
    outstanding: amount,
    status: "open",
    isOverdue: false,
    policyId: null,
    createdAt: "2026-10-01T09:00:00Z",
  };
}

/** An import as the server would answer it. */
export function sampleImport(change: Partial<ImportResult>): ImportResult {
  return {
    id: sampleId("imp", 1),
    status: "done",
    taken: 0,
    unchanged: 0,
    rejected: [],
    rejectedCount: 0,
    layout: null,
    mapping: {},
    evidence: [],
    linesRead: 0,
    createdAt: "2026-10-01T09:00:00Z",
    finishedAt: null,
    ...change,
  };
}
