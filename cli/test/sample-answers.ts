import type { Customer } from "@dunlin/contract/customers.ts";
import type { ImportResult } from "@dunlin/contract/imports.ts";
import type { Invoice } from "@dunlin/contract/ledger.ts";
import type { Organization } from "@dunlin/contract/organizations.ts";
import type { PlannedReminder, RecoveryCase } from "@dunlin/contract/recovery.ts";

/** An id of that prefix which differs by its number. */
export function sampleId(prefix: string, number = 1): string {
  return `${prefix}_01kb7x${String(number).padStart(20, "0")}`;
}

/** A reminder of the plan as the server would answer it, sent on 30 November 2026 at 09:00 UTC. */
export function sampleReminder(change: Partial<PlannedReminder> = {}): PlannedReminder {
  return {
    recoveryCaseId: sampleId("case"),
    customerId: sampleId("cus"),
    customerName: "Acme Ltd",
    outcome: "send",
    stage: "firm",
    tone: "firm",
    channel: "email",
    recipient: "ap@acme.example",
    sendAt: "2026-11-30T09:00:00Z",
    reasons: [
      {
        rule: "ladder",
        verdict: "allow",
        detail: "Stage firm is due since 2026-11-30T09:00:00.000Z.",
      },
      { rule: "balance", verdict: "allow", detail: "GBP 120.00 is owed." },
    ],
    nextChangeAt: null,
    sentWith: null,
    message: {
      subject: "Invoice A-1",
      text: "Dear Ann,\n\nPlease pay.",
      html: "<p>Please pay.</p>",
      segments: null,
    },
    ...change,
  };
}

/** A case as the server would answer it. */
export function sampleCase(change: Partial<RecoveryCase> = {}): RecoveryCase {
  return {
    id: sampleId("case"),
    customerId: sampleId("cus"),
    customerName: "Acme Ltd",
    status: "open",
    outstanding: { amount: 12_050, currency: "GBP" },
    overdue: { amount: 12_050, currency: "GBP" },
    openInvoices: 1,
    oldestDueOn: "2026-10-31",
    lastStage: null,
    openedAt: "2026-10-01T09:00:00Z",
    closedAt: null,
    nextDecisionAt: null,
    ...change,
  };
}

/** A customer as the server would answer it. */
export function sampleCustomer(change: Partial<Customer> = {}): Customer {
  const point = { consent: "unknown", optedOutAt: null, quality: "good" } as const;
  return {
    id: sampleId("cus"),
    name: "Acme Ltd",
    kind: "company",
    country: "GB",
    subdivision: null,
    timeZone: null,
    language: null,
    groupId: null,
    policyId: null,
    contacts: [
      {
        id: sampleId("con"),
        name: "Ann",
        points: [
          { ...point, id: sampleId("cpt", 1), channel: "email", address: "ap@acme.example" },
          { ...point, id: sampleId("cpt", 2), channel: "sms", address: "+442079460000" },
        ],
      },
    ],
    createdAt: "2026-10-01T09:00:00Z",
    ...change,
  };
}

/** An invoice as the server would answer it. */
export function sampleInvoice(change: Partial<Invoice> = {}): Invoice {
  return {
    id: sampleId("inv"),
    customerId: sampleId("cus"),
    recoveryCaseId: sampleId("case"),
    number: "A-1",
    issuedOn: "2026-10-01",
    dueOn: "2026-10-31",
    amount: { amount: 12_050, currency: "GBP" },
    paid: { amount: 0, currency: "GBP" },
    credited: { amount: 0, currency: "GBP" },
    outstanding: { amount: 12_050, currency: "GBP" },
    status: "open",
    isOverdue: true,
    policyId: null,
    createdAt: "2026-10-01T09:00:00Z",
    ...change,
  };
}

/** An import as the server would answer it. */
export function sampleImport(change: Partial<ImportResult> = {}): ImportResult {
  return {
    id: sampleId("imp"),
    status: "done",
    taken: 2,
    unchanged: 0,
    rejected: [],
    rejectedCount: 0,
    layout: "plain",
    mapping: { amount: "Total" },
    evidence: ["the text is UTF-8"],
    linesRead: 2,
    createdAt: "2026-10-01T09:00:00Z",
    finishedAt: "2026-10-01T09:00:01Z",
    ...change,
  };
}

/** An organization as the server would answer it. */
export function sampleOrganization(change: Partial<Organization> = {}): Organization {
  return {
    id: sampleId("org"),
    name: "Harbour & Pine Ltd",
    email: null,
    phone: null,
    paymentInstructions: null,
    postalAddress: null,
    paymentLink: null,
    tier: null,
    role: "first_party",
    country: "GB",
    subdivision: null,
    timeZone: "Europe/London",
    language: "en-GB",
    currency: "GBP",
    isSandbox: false,
    liveAt: "2026-11-01T09:00:00Z",
    approveFirst: 0,
    approvedCount: 0,
    rampPerDay: null,
    contactHours: { from: "08:00", to: "18:00", weekdays: [1, 2, 3, 4, 5] },
    contactBudget: { perDay: 1, perWeek: 3 },
    ledgerMaxAgeDays: null,
    ledgerFreshAt: "2026-11-01T09:00:00Z",
    createdAt: "2026-10-01T09:00:00Z",
    ...change,
  };
}
