import type { DemoBook, DemoDeed, DemoInvoice } from "#server/domain/demo/demo-deed.ts";

type Currency = "GBP" | "EUR" | "USD";
type InvoiceRow = [
  key: string,
  customer: string,
  issuedOn: string,
  dueOn: string,
  amount: number,
  currency?: Currency,
];

const INVOICES: readonly InvoiceRow[] = [
  ["respite", "J. Penhaligon, Upholsterer", "2026-10-29", "2026-11-12", 118_450],
  ["leave-me-alone", "Kestrel Yoga Rooms", "2026-10-19", "2026-11-02", 34_200],
  ["split-benches", "Amberley Wedding Barn", "2026-10-05", "2026-11-04", 231_000],
  ["trestles", "Amberley Wedding Barn", "2026-10-23", "2026-11-22", 187_500],
  ["paid-too-much", "Northgate Student Lettings", "2026-10-01", "2026-10-31", 340_000],
  ["covered-by-cash", "Northgate Student Lettings", "2026-10-26", "2026-11-25", 114_000],
  ["bounced", "Farrow Lane Surgery", "2026-10-08", "2026-11-07", 91_240],
  ["no-address", "Alderney Street Theatre", "2026-10-12", "2026-11-11", 170_500],
  ["sixty-pence", "Mr Edwin Halloran", "2026-10-20", "2026-11-03", 74_860],
  ["st-andrew", "Cairnmor Distillery Ltd", "2026-10-30", "2026-11-30", 461_500],
  ["broken-promise", "Skerry Boatyard", "2026-10-02", "2026-11-03", 253_000],
  ["repentance-day", "Werkstatt Elbe GmbH", "2026-11-04", "2026-11-18", 204_000, "EUR"],
  ["canal-euros", "Grachtenhuis Interieur BV", "2026-10-16", "2026-11-17", 301_500, "EUR"],
  ["canal-pounds", "Grachtenhuis Interieur BV", "2026-10-19", "2026-11-17", 122_000],
  ["labour-day", "Kamakura Tea House", "2026-10-23", "2026-11-23", 286_000, "USD"],
  ["side-tables", "Lagan Joinery Supplies", "2026-10-09", "2026-11-08", 310_500],
  ["shelves", "Quayside Books", "2026-11-09", "2026-11-23", 41_875],
  ["counter", "Wren & Daughters Bakery", "2026-11-09", "2026-11-23", 56_300],
  ["twice", "Oakbourne Primary School", "2026-11-02", "2026-12-02", 221_400],
  ["village-chairs", "Hazel Grove Village Hall", "2026-05-28", "2026-06-11", 8_550],
];

const DEEDS: readonly DemoDeed[] = [
  {
    on: "2026-11-03",
    customer: "J. Penhaligon, Upholsterer",
    do: "hold",
    kind: "breathing_space",
    endsAt: "2027-01-02T00:00:00Z",
    note: "Notice from the Insolvency Service: breathing space of 60 days from 3 November.",
  },
  { on: "2026-11-10", customer: "Kestrel Yoga Rooms", do: "opt-out" },
  {
    on: "2026-11-13",
    customer: "Amberley Wedding Barn",
    do: "hold",
    kind: "dispute",
    invoice: "split-benches",
    note: "Two of twelve benches came with split seats; replacements are promised for December.",
  },
  {
    on: "2026-11-06",
    customer: "Northgate Student Lettings",
    do: "pay",
    invoice: "paid-too-much",
    amount: { amount: 460_000, currency: "GBP" },
    reference: "NORTHGATE RENTS NOV",
  },
  { on: "2026-11-06", customer: "Farrow Lane Surgery", do: "bounce" },
  {
    on: "2026-11-13",
    customer: "Mr Edwin Halloran",
    do: "pay",
    invoice: "sixty-pence",
    amount: { amount: 74_800, currency: "GBP" },
    reference: "HALLORAN DRESSER",
  },
  {
    on: "2026-11-06",
    customer: "Skerry Boatyard",
    do: "hold",
    kind: "promise",
    endsAt: "2026-11-21T00:00:00Z",
    note: "Magnus Flett promised by telephone to pay in full by Friday 20 November.",
  },
  {
    on: "2026-10-27",
    customer: "Lagan Joinery Supplies",
    do: "credit",
    invoice: "side-tables",
    number: "HP-CN-2026-007",
    amount: { amount: 44_500, currency: "GBP" },
    reason: "Five side tables, damaged on the way and sent back",
  },
  {
    on: "2026-11-17",
    customer: "Copperleaf Interiors",
    do: "hold",
    kind: "insolvency",
    note: "Administrators were appointed on 16 November; our claim has been lodged.",
  },
  { on: "2026-11-03", customer: "Oakbourne Primary School", do: "void", invoice: "twice" },
  {
    on: "2026-11-03",
    customer: "Hazel Grove Village Hall",
    do: "write-off",
    invoice: "village-chairs",
  },
];

/** What happened beside the everyday business: each shows one thing that stops or moves a reminder. */
export const DEMO_STORIES: DemoBook = {
  invoices: INVOICES.map(
    ([key, customer, issuedOn, dueOn, amount, currency = "GBP"]): DemoInvoice => ({
      key,
      customer,
      issuedOn,
      dueOn,
      amount: { amount, currency },
    }),
  ),
  deeds: DEEDS,
};
