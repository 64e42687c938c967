import type { Channel, ContactPoint, Customer } from "@dunlin/contract/customers.ts";
import type { Organization } from "@dunlin/contract/organizations.ts";
import type { Stage } from "@dunlin/contract/policies.ts";
import type { Place } from "#server/domain/calendars/place.ts";
import type { QuotaFacts } from "#server/domain/quotas/quota-facts.ts";
import type { Tier } from "#server/domain/quotas/tier-limits.ts";

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
  contactId: string;
  channel: Channel;
  address: string;
  contactName: string | null;
  consent: ContactPoint["consent"];
  isRefused: boolean;
  isOptedOut: boolean;
  isBad: boolean;
  /** The person wrote on WhatsApp within a day. */
  hasOpenWindow: boolean;
  /** What went to it did not arrive, which says nothing of the address: it is left alone until then. */
  restsUntil: Date | null;
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
  debtor: Customer["kind"];
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

/** Who takes the messages of a channel: whether answers come back, and where it needs approved templates, which it has. */
export type SenderFact = {
  provider: string;
  canReceive: boolean;
  /** Each as its tone and language, "firm en"; null where none are needed. */
  templates: ReadonlySet<string> | null;
};

/** The settings of an organization that decisions look at. */
export type OrganizationFacts = {
  id: string;
  name: string;
  role: Organization["role"];
  /** Whose limits hold; null has none. */
  tier: Tier | null;
  email: string | null;
  phone: string | null;
  paymentInstructions: string | null;
  paymentLink: string | null;
  postalAddress: string | null;
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
  senders: ReadonlyMap<Channel, SenderFact>;
};

/** What has been sent so far, and what is being decided together; deciding adds to it. */
export type Tally = {
  /** Instants at which a person was contacted in the last week, by person. */
  contacts: Map<string, Date[]>;
  /** Messages issued by civil day of the organization, as far as a ramp is on. */
  issuedOn: Map<string, number>;
  /** How far the limits of the tier are used; null where there is none. */
  quota: QuotaFacts | null;
};

/** Who a person is for the contact budget: whoever reads an address. */
export function personKey(address: string): string {
  return address.trim().toLowerCase();
}
