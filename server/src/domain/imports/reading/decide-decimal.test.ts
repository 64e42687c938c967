import { describe, expect, test } from "vitest";
import { learnSample, readSample } from "./sample-file.ts";

/** A file of quoted amounts; the first stands on line 2. */
function file(amounts: string[], currency = "GBP", delimiter = ","): string {
  const lines = amounts.map((amount, at) => [
    `N-${at}`,
    "Acme",
    "2026-10-01",
    `"${amount}"`,
    currency,
  ]);
  const all = [["invoice_number", "customer_name", "due_date", "amount", "currency"], ...lines];
  return all.map((cells) => cells.join(delimiter)).join("\n");
}

describe("one decimal sign is decided for the whole file", () => {
  test.each<[string, string[], "point" | "comma", bigint[]]>([
    ["both signs, point last", ["1,234.56"], "point", [123456n]],
    ["both signs, comma last", ["1.234,56"], "comma", [123456n]],
    ["spaces", ["1 234,56", "2\u00a0345,6"], "comma", [123456n, 234560n]],
    ["apostrophes", ["1'234.56", "2’345.60"], "point", [123456n, 234560n]],
    ["lakhs", ["12,34,567.80"], "point", [123456780n]],
    ["repeated thousands", ["1.234.567"], "comma", [123456700n]],
    ["a proof decides the doubtful ones", ["1.234", "0,50"], "comma", [123400n, 50n]],
    ["pounds have no third decimal", ["1,234", "500"], "point", [123400n, 50000n]],
    ["round thousands among bare numbers", ["1.000", "500"], "comma", [100000n, 50000n]],
    ["signs and codes", ["£12.50", "GBP 12.50", "12.50 gbp"], "point", [1250n, 1250n, 1250n]],
    ["no decimals at all", ["12", "1200"], "point", [1200n, 120000n]],
    ["a leading point", [".50"], "point", [50n]],
    ["noughts past the currency", ["12.5000"], "point", [1250n]],
  ])("%s", async (_name, amounts, decimal, minor) => {
    const { layout, rows, rejected } = await readSample(file(amounts));
    expect(rejected).toEqual([]);
    expect(layout.decimal).toBe(decimal);
    expect(rows.map((row) => row.amountMinor)).toEqual(minor);
  });

  test("the evidence counts the amounts and shows one", async () => {
    const { layout } = await readSample(file(["12.50", "1,234.56"]));
    expect(layout.evidence).toContain("2 amounts show a decimal point, e.g. 12.50 on line 2");
  });

  test("the few that can only be read the other way are listed", async () => {
    const { rejected } = await readSample(file(["12.50", "13.50", "14,50"]));
    expect(rejected).toEqual([
      {
        line: 4,
        column: "amount",
        reason: '"14,50" has a decimal comma, and the amounts of this file have a decimal point',
      },
    ]);
  });

  test.each(["1-2", "--5", "(5", "12.34.5", "1,23", "5 %", "1,2345.00", "12abc34"])(
    "%s is no amount",
    async (text) => {
      const { rejected } = await readSample(file(["12.50", "13.50", text]));
      expect(rejected).toMatchObject([{ line: 4, column: "amount" }]);
    },
  );
});

describe("what can be thousands or decimals is refused", () => {
  test.each([
    ["three decimals of a dinar", ["1,234"], "KWD"],
    ["noughts that a data base may have written", ["12.500", "99.990"], "EUR"],
    ["thousands with both signs", ["1,234", "1.234"], "GBP"],
  ])("%s", async (_name, amounts, currency) => {
    const refusal = await learnSample(file(amounts, currency));
    expect(refusal).toMatchObject({ refused: true, code: "ambiguous-amounts" });
    expect(JSON.stringify(refusal)).toContain(`${amounts[0]} on line 2`);
  });

  test("a wish settles it", async () => {
    const thousands = await readSample(file(["1,234"], "KWD"), { decimal: "point" });
    const decimals = await readSample(file(["1,234"], "KWD"), { decimal: "comma" });
    expect([thousands.rows[0]?.amountMinor, decimals.rows[0]?.amountMinor]).toEqual([
      1234000n,
      1234n,
    ]);
  });
});
