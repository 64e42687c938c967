import { describe, expect, test } from "vitest";
import { compareRow, type KnownInvoice } from "#server/domain/imports/compare-row.ts";
import type { ImportRow } from "#server/domain/imports/reading/import-row.ts";
import type { Layout, Mapping } from "#server/domain/imports/reading/layout.ts";

const ROW: ImportRow = {
  line: 7,
  invoiceNumber: "INV-1",
  customerName: "Beta Ltd",
  email: null,
  phone: null,
  issuedOn: "2026-09-01",
  dueOn: "2026-10-01",
  amountMinor: 10_000n,
  paidMinor: 0n,
  currency: "GBP",
  country: null,
  subdivision: null,
  zone: null,
  language: null,
};
const KNOWN: KnownInvoice = {
  id: "i",
  number: "INV-1",
  customerId: "c",
  customerName: "Beta Ltd",
  customerKey: "beta ltd",
  currency: "GBP",
  amountMinor: 10_000n,
  paidMinor: 0n,
  creditedMinor: 0n,
  status: "open",
  dueOn: "2026-10-01",
};
const PAID: Mapping = { amount: "Amount", paid: "Paid", dueOn: "Due", customerName: "Name" };
const OPEN: Mapping = { amount: "Amount", outstanding: "Open", dueOn: "Due" };
const OWED: Mapping = { outstanding: "Owed", dueOn: "Due" };

type Case = { row?: Partial<ImportRow>; known?: Partial<KnownInvoice>; mapping?: Mapping };

function compare({ row, known, mapping = PAID }: Case) {
  const layout = { mapping, columns: ["First", ...Object.values(mapping)] } as Layout;
  return compareRow({ ...ROW, ...row }, { ...KNOWN, ...known }, layout);
}

test("a number that is not known is new", () => {
  expect(compareRow(ROW, undefined, {} as Layout)).toEqual({ kind: "new", row: ROW });
});

describe("a line says what the ledger says", () => {
  test.each<[string, Case]>([
    ["word for word", {}],
    ["with another case and spaces in the name", { row: { customerName: " BETA   ltd" } }],
    ["with what was paid", { row: { paidMinor: 500n }, known: { paidMinor: 500n } }],
    ["where credit notes are no payment", { known: { creditedMinor: 500n } }],
    [
      "where credit notes lower what is outstanding",
      { row: { paidMinor: 700n }, known: { paidMinor: 200n, creditedMinor: 500n }, mapping: OPEN },
    ],
    [
      "where only what is outstanding is listed",
      {
        row: { amountMinor: 9300n },
        known: { paidMinor: 200n, creditedMinor: 500n },
        mapping: OWED,
      },
    ],
    ["of an invoice that was voided", { known: { status: "void" } }],
  ])("%s", (_name, given) => {
    expect(compare(given)).toMatchObject({ kind: "unchanged" });
  });
});

describe("a line tells of something new", () => {
  test.each<[string, Case, bigint, boolean]>([
    ["a payment", { row: { paidMinor: 500n }, known: { paidMinor: 200n } }, 300n, false],
    ["all of it", { row: { paidMinor: 10_000n } }, 10_000n, false],
    [
      "less outstanding",
      { row: { paidMinor: 700n }, known: { creditedMinor: 500n }, mapping: OPEN },
      200n,
      false,
    ],
    ["less owed", { row: { amountMinor: 9000n }, mapping: OWED }, 1000n, false],
    ["a due date", { row: { dueOn: "2026-10-02" } }, 0n, true],
    ["both", { row: { dueOn: "2026-10-02", paidMinor: 1n } }, 1n, true],
    [
      "a due date of what is paid",
      {
        row: { paidMinor: 10_000n, dueOn: "2026-10-02" },
        known: { paidMinor: 10_000n, status: "paid" },
      },
      0n,
      true,
    ],
  ])("%s", (_name, given, paymentMinor, isRescheduled) => {
    expect(compare(given)).toMatchObject({ kind: "changed", paymentMinor, isRescheduled });
  });
});

describe("a line contradicts the ledger", () => {
  test.each<[string, Case, string, RegExp]>([
    ["customer", { row: { customerName: "Gamma" } }, "Name", /"Beta Ltd".*"Gamma"/],
    ["currency without a column", { row: { currency: "EUR" } }, "Amount", /GBP.*EUR/],
    [
      "currency",
      { row: { currency: "EUR" }, mapping: { ...PAID, currency: "Cur" } },
      "Cur",
      /GBP.*EUR/,
    ],
    ["amount", { row: { amountMinor: 12_000n } }, "Amount", /GBP 100\.00.*GBP 120\.00/],
    [
      "amount in yen",
      { row: { amountMinor: 12_000n, currency: "JPY" }, known: { currency: "JPY" } },
      "Amount",
      /JPY 10000,.*JPY 12000$/,
    ],
    [
      "less paid",
      { row: { paidMinor: 1n }, known: { paidMinor: 5n } },
      "Paid",
      /GBP 0\.05.*GBP 0\.01/,
    ],
    [
      "more outstanding",
      { row: { paidMinor: 1n }, known: { paidMinor: 5n }, mapping: OPEN },
      "Open",
      /0\.05.*0\.01/,
    ],
    [
      "more owed",
      { row: { amountMinor: 9900n }, known: { paidMinor: 200n }, mapping: OWED },
      "Owed",
      /GBP 98\.00.*GBP 99\.00/,
    ],
    [
      "more paid than owed",
      { row: { paidMinor: 10_000n }, known: { creditedMinor: 1n } },
      "Paid",
      /only GBP 99\.99/,
    ],
    [
      "a payment on what was written off",
      { row: { paidMinor: 100n }, known: { status: "written_off" } },
      "Paid",
      /written off.*GBP 1\.00/,
    ],
    [
      "a due date of what was voided",
      { row: { dueOn: "2026-10-02" }, known: { status: "void" } },
      "Due",
      /void.*2026-10-01.*2026-10-02/,
    ],
  ])("%s", (_name, given, column, reason) => {
    expect(compare(given)).toEqual({
      kind: "rejected",
      rejected: { line: 7, column, reason: expect.stringMatching(reason) },
    });
  });
});
