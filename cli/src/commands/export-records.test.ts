import { afterEach, expect, test } from "vitest";
import { openFakeServer, type FakeServer } from "#test/fake-server.ts";
import { runDunlin } from "#test/run-dunlin.ts";
import { sampleCase, sampleCustomer, sampleId, sampleInvoice } from "#test/sample-answers.ts";

let server: FakeServer;
afterEach(() => server.close());

const yen = { amount: 5000, currency: "JPY" };
const book = [
  sampleInvoice({ id: sampleId("inv", 2), number: '=HYPERLINK("x")' }),
  sampleInvoice({
    id: sampleId("inv", 1),
    amount: yen,
    paid: yen,
    credited: yen,
    outstanding: yen,
  }),
];

async function exporting(words: string[]) {
  server = await openFakeServer({
    listInvoices: ({ query }) =>
      query.startingAfter
        ? { data: [book[1]!], hasMore: false }
        : { data: [book[0]!], hasMore: true },
    listCustomers: () => ({ data: [sampleCustomer()], hasMore: false }),
    listRecoveryCases: () => ({ data: [sampleCase()], hasMore: false }),
    listNotifications: () => ({ data: [], hasMore: false }),
  });
  const variables = { DUNLIN_URL: server.url, DUNLIN_API_KEY: "k" };
  return await runDunlin(["export", ...words], { variables });
}

test.each([[[]], [["invoices"]], [["--json"]]])(
  "%j is every invoice of every page, one JSON object a line",
  async (words) => {
    const { exit, output } = await exporting(words);
    expect(exit).toBe(0);
    expect(
      output
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual(book);
  },
);

test("a CSV table has decimal amounts and no formulas", async () => {
  const { output } = await exporting(["invoices", "--csv"]);
  const rows = output.split("\r\n");
  expect(rows[0]).toBe(
    "id,number,customerId,issuedOn,dueOn,currency,amount,paid,credited,outstanding,status,isOverdue,createdAt",
  );
  expect(rows[1]).toContain(
    `"'=HYPERLINK(""x"")",${sampleId("cus")},2026-10-01,2026-10-31,GBP,120.50,0.00,`,
  );
  expect(rows[2]).toContain(",JPY,5000,5000,5000,5000,open,true,");
});

test.each([
  ["customers", "Acme Ltd,company,GB,,,,ap@acme.example,+442079460000,2026-10-01T09:00:00Z"],
  ["cases", "Acme Ltd,open,GBP,120.50,120.50,1,2026-10-31,,2026-10-01T09:00:00Z,,"],
  ["notifications", "id,recoveryCaseId,customerId,stage"],
])("%s are a table too", async (name, row) => {
  expect((await exporting([name, "--csv"])).output).toContain(row);
});
