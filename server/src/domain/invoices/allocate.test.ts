import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocate } from "#server/domain/invoices/allocate.ts";

const open = (id: string, dueOn: string, outstandingMinor: bigint, number = id) => ({
  id,
  dueOn,
  number,
  outstandingMinor,
});

describe("where money goes", () => {
  test.each<[string, bigint, [string, bigint][], bigint]>([
    ["nothing is spread over nothing", 0n, [], 0n],
    ["too little for the oldest goes to the oldest alone", 99n, [["old", 99n]], 0n],
    ["exactly the oldest leaves the next untouched", 100n, [["old", 100n]], 0n],
    [
      "a penny more starts the next",
      101n,
      [
        ["old", 100n],
        ["new", 1n],
      ],
      0n,
    ],
    [
      "all of it",
      300n,
      [
        ["old", 100n],
        ["new", 200n],
      ],
      0n,
    ],
    [
      "what is too much is left over",
      350n,
      [
        ["old", 100n],
        ["new", 200n],
      ],
      50n,
    ],
  ])("%s", (_, amount, taken, left) => {
    const invoices = [open("new", "2026-02-01", 200n), open("old", "2026-01-01", 100n)];
    expect(allocate(amount, invoices)).toEqual({
      settlements: taken.map(([invoiceId, amountMinor]) => ({ invoiceId, amountMinor })),
      leftMinor: left,
    });
  });

  test("invoices due on one day are served by their numbers", () => {
    const invoices = [open("b", "2026-01-01", 10n, "2"), open("a", "2026-01-01", 10n, "1")];
    expect(allocate(10n, invoices).settlements).toEqual([{ invoiceId: "a", amountMinor: 10n }]);
  });

  test("an invoice on which nothing is owed takes nothing and is not named", () => {
    expect(allocate(5n, [open("paid", "2026-01-01", 0n)])).toEqual({
      settlements: [],
      leftMinor: 5n,
    });
  });

  test("not a unit is lost or made, no invoice takes more than it is owed, and none is passed over", () => {
    const books = fc.array(
      fc.record({
        id: fc.uuid(),
        dueOn: fc.constantFrom("2026-01-01", "2026-02-01", "2026-03-01"),
        number: fc.string(),
        outstandingMinor: fc.bigInt({ min: 0n, max: 10n ** 15n }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 16n }), books, (amount, invoices) => {
        const { settlements, leftMinor } = allocate(amount, invoices);
        const taken = new Map(settlements.map((each) => [each.invoiceId, each.amountMinor]));
        const sum = settlements.reduce((total, each) => total + each.amountMinor, 0n);
        expect(sum + leftMinor).toBe(amount);
        expect(leftMinor >= 0n).toBe(true);
        const unpaid = invoices.filter(
          ({ id, outstandingMinor }) => (taken.get(id) ?? 0n) < outstandingMinor,
        );
        for (const { id, outstandingMinor } of invoices) {
          expect((taken.get(id) ?? 0n) <= outstandingMinor).toBe(true);
        }
        if (unpaid.length > 0) expect(leftMinor).toBe(0n);
        const oldestUnpaid = unpaid.map((invoice) => invoice.dueOn).sort()[0];
        const latestPaid = invoices
          .filter(({ id }) => taken.has(id))
          .map((each) => each.dueOn)
          .sort()
          .at(-1);
        if (oldestUnpaid && latestPaid) expect(latestPaid <= oldestUnpaid).toBe(true);
      }),
    );
  });
});
