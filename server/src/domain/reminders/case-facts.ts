import type { Channel } from "@dunlin/contract/customers.ts";
import type { Stage } from "@dunlin/contract/policies.ts";
import type { Place } from "#server/domain/calendars/place.ts";

export type PolicyFact = { stages: readonly Stage[]; minimumAmounts: Record<string, number> };

export type InvoiceFact = {
  id: string;
  number: string;
  issuedOn: string;
  dueOn: string;
  totalMinor: bigint;
  outstandingMinor: bigint;
  policy: PolicyFact;
};

/** What the ladder has already done for an invoice. */
export type StageRecord = {
  invoiceId: string;
  stage: string;
  status: "issued" | "covered" | "passed" | "rejected";
  occurrence: number;
  decidedAt: Date;
};

export type PointFact = {
  id: string;
  channel: Channel;
  address: string;
  contactName: string | null;
  isRefused: boolean;
  isOptedOut: boolean;
  isBad: boolean;
};

export type HoldFact = {
  invoiceId: string | null;
  kind: string;
  startsAt: Date;
  endsAt: Date | null;
};

export type ApprovalFact = {
  invoiceId: string;
  stage: string;
  status: "pending" | "approved" | "rejected";
};

/** Everything that a decision about one case looks at, read at one moment. */
export type CaseFacts = {
  id: string;
  customerId: string;
  customerName: string;
  currency: string;
  zone: string;
  place: Place;
  language: string | null;
  lastAnswer: string | null;
  /** Oldest due first. */
  invoices: readonly InvoiceFact[];
  records: readonly StageRecord[];
  points: readonly PointFact[];
  holds: readonly HoldFact[];
  approvals: readonly ApprovalFact[];
  unappliedMinor: bigint;
};

/** The settings of an organization that decisions look at. */
export type OrganizationFacts = {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  paymentInstructions: string | null;
  zone: string;
  place: Place;
  language: string;
  isLive: boolean;
  approveFirst: number;
  approvedCount: number;
  rampPerDay: number | null;
  contactHours: { from: string; to: string; weekdays: readonly number[] };
  contactBudget: { perDay: number; perWeek: number };
  ledgerMaxAgeDays: number | null;
  ledgerFreshAt: Date;
  channels: ReadonlySet<Channel>;
};

/** What has been sent so far, and what is being decided together; deciding adds to it. */
export type Tally = {
  /** Instants at which a person was contacted in the last week, by person. */
  contacts: Map<string, Date[]>;
  /** Messages issued by civil day of the organization, as far as a ramp is on. */
  issuedOn: Map<string, number>;
};

/** Who a person is for the contact budget: whoever reads an address. */
export function personKey(address: string): string {
  return address.trim().toLowerCase();
}
