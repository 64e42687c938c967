import { describe, expect, test } from "vitest";
import { readSample } from "./sample-file.ts";

describe("paid and outstanding", () => {
  const header = "invoice_number,customer_name,due_date,amount,paid,outstanding";
  test.each([
    ["paid alone", "100.00,30.00,", 3000n],
    ["outstanding alone", "100.00,,60.00", 4000n],
    ["both, with a credit between them", "100.00,20.00,50.00", 5000n],
    ["a dash for nothing", "100.00,-,", 0n],
    ["neither", "100.00,,", 0n],
    ["nothing outstanding", "100.00,,0.00", 10000n],
  ])("%s", async (_name, cells, paidMinor) => {
    const { rows } = await readSample(`${header}\nA,B,2026-10-01,${cells}\n`);
    expect(rows[0]).toMatchObject({ amountMinor: 10000n, paidMinor });
  });

  test("more outstanding than invoiced is listed", async () => {
    const { rejected } = await readSample(`${header}\nA,B,2026-10-01,100.00,,100.01\n`);
    expect(rejected).toEqual([
      { line: 2, column: "outstanding", reason: '"100.01" is more than the amount "100.00"' },
    ]);
  });
});

describe("currencies", () => {
  const header = "invoice_number,customer_name,due_date,amount,currency";
  test.each([
    ["JPY has no decimals", "1200,JPY", 1200n, "JPY"],
    ["JPY with noughts", "1200.00,JPY", 1200n, "JPY"],
    ["KWD has three", "1200.005,KWD", 1200005n, "KWD"],
    ["small letters", "12.5,eur", 1250n, "EUR"],
    ["a sign in the currency column", "12.50,€", 1250n, "EUR"],
    ["a sign around the amount", "€12.50,", 1250n, "EUR"],
    ["a code after the amount", "12.50 EUR,", 1250n, "EUR"],
    ["a dollar that the column names", "$12.50,AUD", 1250n, "AUD"],
    ["no currency at all", "12.50,", 1250n, "GBP"],
  ])("%s", async (_name, cells, amountMinor, currency) => {
    const { rows } = await readSample(`${header}\nA,B,2026-10-01,${cells}\n`);
    expect(rows[0]).toMatchObject({ amountMinor, currency });
  });

  test("a dollar sign without a column does not say which dollar", async () => {
    const { rejected } = await readSample(`${header}\nA,B,2026-10-01,$12.50,\n`);
    expect(rejected).toEqual([
      { line: 2, column: "amount", reason: '"$12.50" is not in GBP, the currency of this line' },
    ]);
  });
});
