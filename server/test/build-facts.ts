import type { Stage } from "@dunlin/contract/policies.ts";
import { LADDERS } from "#server/domain/policies/ladders.ts";
import type { QuotaFacts } from "#server/domain/quotas/quota-facts.ts";
import type {
  CaseFacts,
  InvoiceFact,
  OrganizationFacts,
  PointFact,
  StageRecord,
  Tally,
} from "#server/domain/reminders/case-facts.ts";
import { decideReminder, type Decision } from "#server/domain/reminders/decide-reminder.ts";

/** A live organization in London without a brake unless given. */
export function buildOrganization(given: Partial<OrganizationFacts> = {}): OrganizationFacts {
  return {
    id: "organization",
    name: "Acme Ltd",
    role: "first_party",
    tier: null,
    email: "accounts@acme.example",
    phone: null,
    paymentInstructions: "sort code 20-00-00",
    paymentLink: null,
    postalAddress: null,
    zone: "Europe/London",
    place: { country: "GB", subdivision: "ENG" },
    language: "en-GB",
    isLive: true,
    approveFirst: 0,
    approvedCount: 0,
    rampPerDay: null,
    contactHours: { from: "08:00", to: "20:00", weekdays: [1, 2, 3, 4, 5] },
    contactBudget: { perDay: 1, perWeek: 7 },
    ledgerMaxAgeDays: null,
    ledgerFreshAt: new Date("2026-11-02T00:00:00Z"),
    channels: new Set(["email"]),
    senders: new Map([["email", { provider: "outbox", canReceive: true, templates: null }]]),
    ...given,
  };
}

/** An open invoice of £500.00 due on Monday 2026-11-02 on the courteous ladder, unless given. */
export function buildInvoice(given: Partial<InvoiceFact> = {}): InvoiceFact {
  const id = given.id ?? "A";
  return {
    id,
    number: `INV-${id}`,
    issuedOn: "2026-10-01",
    dueOn: "2026-11-02",
    totalMinor: 50_000n,
    outstandingMinor: 50_000n,
    policy: { stages: LADDERS.courteous, minimumAmounts: {} },
    ...given,
  };
}

/** One stage by e-mail at nine, unless given. */
export function buildStage(key: string, offsetDays: number, given: Partial<Stage> = {}): Stage {
  return {
    key,
    tone: "firm",
    offsetDays,
    countedIn: "calendar_days",
    sendAt: "09:00",
    channels: ["email"],
    needsApproval: false,
    ...given,
  };
}

/** An address that can be written to, unless given. */
export function buildPoint(given: Partial<PointFact> = {}): PointFact {
  return {
    id: "point",
    contactId: "contact",
    channel: "email",
    address: "pat@example.com",
    contactName: "Pat",
    consent: "unknown",
    isRefused: false,
    isOptedOut: false,
    isBad: false,
    hasOpenWindow: false,
    restsUntil: null,
    ...given,
  };
}

/** What was done for an invoice and when. */
export function buildRecord(stage: string, given: Partial<StageRecord> = {}): StageRecord {
  return {
    invoiceId: "A",
    stage,
    status: "issued",
    occurrence: 1,
    decidedAt: new Date("2026-11-02T09:00:00Z"),
    ...given,
  };
}

/** One customer in London with one invoice and one address, unless given. */
export function buildCase(given: Partial<CaseFacts> = {}): CaseFacts {
  return {
    id: "case",
    customerId: "customer",
    customerName: "Debtor Ltd",
    debtor: "company",
    currency: "GBP",
    zone: "Europe/London",
    place: { country: "GB", subdivision: "ENG" },
    language: null,
    lastAnswer: null,
    invoices: [buildInvoice()],
    records: [],
    points: [buildPoint()],
    holds: [],
    approvals: [],
    unappliedMinor: 0n,
    ...given,
  };
}

export type Around = {
  organization?: Partial<OrganizationFacts>;
  contacts?: Record<string, string[]>;
  issuedOn?: Record<string, number>;
  quota?: QuotaFacts;
  horizon?: string;
  isJoining?: boolean;
};

/** The tally of what was sent before. */
export function buildTally(around: Around = {}): Tally {
  return {
    contacts: new Map(
      Object.entries(around.contacts ?? {}).map(([person, at]) => [
        person,
        at.map((each) => new Date(each)),
      ]),
    ),
    issuedOn: new Map(Object.entries(around.issuedOn ?? {})),
    quota: around.quota ?? null,
  };
}

/** The decision for a case at an instant. */
export function decideAt(at: string | Date, facts: CaseFacts, around: Around = {}): Decision {
  const now = new Date(at);
  return decideReminder(facts, {
    organization: buildOrganization(around.organization),
    tally: buildTally(around),
    now,
    horizon: around.horizon ? new Date(around.horizon) : now,
    isJoining: around.isJoining ?? false,
  });
}

/** The rules that stand in the way, in the order in which their words are shown. */
export function blockingRules(decision: Decision): string[] {
  return decision.verdicts
    .filter((verdict) => verdict.verdict !== "allow")
    .map((verdict) => verdict.rule);
}
