import fc from "fast-check";
import { addDays } from "#server/domain/calendars/civil-days.ts";
import { LADDERS } from "#server/domain/policies/ladders.ts";
import type {
  CaseFacts,
  HoldFact,
  InvoiceFact,
  OrganizationFacts,
  StageRecord,
} from "#server/domain/reminders/case-facts.ts";
import { buildCase, buildInvoice, buildOrganization, buildPoint } from "#test/build-facts.ts";

/** The Monday around which everything generated lies. */
const MONDAY = "2026-11-02";
const NOON = Date.parse(`${MONDAY}T12:00:00Z`);
const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;

/** Where generated customers live; one zone is three quarters of an hour off. */
const PLACES = [
  { zone: "Europe/London", place: { country: "GB", subdivision: "ENG" } },
  { zone: "Europe/London", place: { country: "GB", subdivision: "SCT" } },
  { zone: "Asia/Tokyo", place: { country: "JP" } },
  { zone: "America/Los_Angeles", place: { country: "US", subdivision: "CA" } },
  { zone: "Europe/Berlin", place: { country: "DE", subdivision: "BY" } },
  { zone: "Asia/Kathmandu", place: { country: "NP" } },
] as const;

/** An instant on a quarter of an hour within so many days of the Monday. */
export function instants(days: number): fc.Arbitrary<Date> {
  const most = (days * DAY_MS) / QUARTER_MS;
  return fc
    .integer({ min: -most, max: most })
    .map((quarters) => new Date(NOON + quarters * QUARTER_MS));
}

const ladders = fc.constantFrom(LADDERS.courteous, LADDERS.brief, LADDERS.thorough);

function invoicesNamed(id: string): fc.Arbitrary<InvoiceFact> {
  return fc
    .record({
      days: fc.integer({ min: -45, max: 30 }),
      outstandingMinor: fc.constantFrom(50n, 99n, 100n, 40_000n),
      stages: ladders,
      minimum: fc.constantFrom({}, { GBP: 0 }, { GBP: 30_000 }),
    })
    .map(({ days, outstandingMinor, stages, minimum }) =>
      buildInvoice({
        id,
        dueOn: addDays(MONDAY, days),
        outstandingMinor,
        policy: { stages, minimumAmounts: minimum },
      }),
    );
}

function recordsOf(invoices: readonly InvoiceFact[]): fc.Arbitrary<StageRecord[]> {
  const one = (invoice: InvoiceFact) =>
    fc.record({
      invoiceId: fc.constant(invoice.id),
      stage: fc.constantFrom(...invoice.policy.stages.map((stage) => stage.key), "forgotten"),
      status: fc.constantFrom("issued" as const, "passed" as const, "covered" as const),
      occurrence: fc.constant(1),
      decidedAt: instants(40),
    });
  return fc
    .tuple(...invoices.map((invoice) => fc.option(one(invoice), { nil: undefined })))
    .map((records) => records.filter((record) => record !== undefined));
}

const holds: fc.Arbitrary<HoldFact[]> = fc.array(
  fc.record({
    invoiceId: fc.constantFrom(null, "A", "B", "gone"),
    kind: fc.constantFrom("manual", "dispute", "breathing_space"),
    startsAt: fc.constant(new Date("2026-08-01T00:00:00Z")),
    endsAt: fc.option(instants(30), { nil: null }),
  }),
  { maxLength: 2 },
);

/** Cases of one customer each, whose addresses two customers may share. */
export function randomCase(number: number): fc.Arbitrary<CaseFacts> {
  return fc
    .record({
      where: fc.constantFrom(...PLACES),
      invoices: fc
        .integer({ min: 1, max: 3 })
        .chain((count) => fc.tuple(...["A", "B", "C"].slice(0, count).map(invoicesNamed))),
      holds: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: holds }),
      address: fc.constantFrom(
        `a${number}@example.com`,
        `a${number}@example.com`,
        "both@example.com",
      ),
      isOptedOut: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
      debtor: fc.constantFrom("company" as const, "consumer" as const),
      unappliedMinor: fc.constantFrom(0n, 0n, 0n, 60n, 45_000n),
    })
    .chain(({ where, invoices, address, isOptedOut, ...rest }) =>
      recordsOf(invoices).map((records) =>
        buildCase({
          id: `case-${number}`,
          customerId: `customer-${number}`,
          ...where,
          ...rest,
          records,
          invoices: invoices.toSorted((left, right) => (left.dueOn < right.dueOn ? -1 : 1)),
          points: [buildPoint({ address, isOptedOut })],
        }),
      ),
    );
}

/** Settings of a live organization, with and without brakes and freshness. */
export const randomOrganization: fc.Arbitrary<OrganizationFacts> = fc
  .record({
    rampPerDay: fc.constantFrom(null, null, 1, 2),
    approveFirst: fc.constantFrom(0, 0, 0, 1),
    contactBudget: fc.record({
      perDay: fc.constantFrom(1, 1, 2),
      perWeek: fc.constantFrom(7, 1, 2),
    }),
    ledgerMaxAgeDays: fc.constantFrom(null, null, 10),
    weekdays: fc.constantFrom([1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6, 7], [2, 4]),
  })
  .map(({ weekdays, ...rest }) =>
    buildOrganization({ ...rest, contactHours: { from: "08:00", to: "20:00", weekdays } }),
  );
