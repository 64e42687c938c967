import { describe, expect, test } from "vitest";
import { PLAIN_HEADER, readSample, sourceOf, WISHES } from "./sample-file.ts";
import { learnLayout } from "./learn-layout.ts";
import { readRows } from "./read-rows.ts";

const GOOD =
  "INV-1,Acme Ltd,pay@acme.example,020 7946 0000,2026-09-01,2026-10-01,1200.50,GBP,200.50,GB-SCT,Europe/London,en-GB";

/** A file of the plain header, a good line and the given line, which stands on line 3. */
function withLine(line: string): string {
  return `${PLAIN_HEADER}\n${GOOD}\n${line}\n${GOOD.replace("INV-1", "INV-LAST")}\n`;
}

/** The good line with some of its cells, counted from 0, replaced. */
function line(cells: Record<number, string>): string {
  const all = GOOD.replace("INV-1", "INV-2").split(",");
  return all.map((cell, at) => cells[at] ?? cell).join(",");
}

describe("a good line", () => {
  test("is taken with every field in its canonical form", async () => {
    const { rows, rejected } = await readSample(`${PLAIN_HEADER}\r\n${GOOD}\r\n`);
    expect(rejected).toEqual([]);
    expect(rows).toEqual([
      {
        line: 2,
        invoiceNumber: "INV-1",
        customerName: "Acme Ltd",
        email: "pay@acme.example",
        phone: "+442079460000",
        issuedOn: "2026-09-01",
        dueOn: "2026-10-01",
        amountMinor: 120050n,
        paidMinor: 20050n,
        currency: "GBP",
        country: "GB",
        subdivision: "SCT",
        zone: "Europe/London",
        language: "en-GB",
      },
    ]);
  });

  test("needs only a number, a customer, a due date and an amount", async () => {
    const { rows, layout } = await readSample(
      "invoice_number,customer_name,due_date,amount\nA,B,2026-10-01,10\n",
    );
    expect(rows[0]).toMatchObject({
      issuedOn: "2026-10-01",
      paidMinor: 0n,
      currency: "GBP",
      email: null,
    });
    expect(layout.evidence.join("\n")).toContain("GBP, your default");
  });

  test("the file is opened once to learn and once to read", async () => {
    const { source, opened } = sourceOf(withLine(GOOD));
    const layout = await learnLayout(source, WISHES);
    expect(opened()).toBe(1);
    if ("refused" in layout) throw new Error(layout.detail);
    for await (const row of readRows(source, layout)) expect(row.line).toBeGreaterThan(1);
    expect(opened()).toBe(2);
  });
});

describe("a broken line is listed with its line, column and reason, and costs no other line", () => {
  const long = "x".repeat(201);
  test.each([
    ["missing invoice number", line({ 0: "" }), "invoice_number", "the invoice number is missing"],
    ["missing customer", line({ 1: " " }), "customer_name", "the customer's name is missing"],
    [
      "overlong customer",
      line({ 1: long }),
      "customer_name",
      `"${"x".repeat(39)}…" is longer than 200 characters`,
    ],
    [
      "bad e-mail",
      line({ 2: "pay.acme.example" }),
      "email",
      '"pay.acme.example" is not an e-mail address',
    ],
    [
      "two e-mails",
      line({ 2: "a@b.example;c@d.example" }),
      "email",
      '"a@b.example;c@d.example" holds more than one e-mail address',
    ],
    ["bad phone", line({ 3: "12" }), "phone", '"12" is not a phone number'],
    ["no date", line({ 4: "soon" }), "issue_date", '"soon" is not a date'],
    [
      "31 February",
      line({ 5: "2026-02-31" }),
      "due_date",
      '"2026-02-31" is not a date that exists',
    ],
    ["missing due date", line({ 5: "" }), "due_date", "the due date is missing"],
    [
      "due before issue",
      line({ 5: "2026-08-31" }),
      "due_date",
      '"2026-08-31" is before the issue date 2026-09-01',
    ],
    ["missing amount", line({ 6: "" }), "amount", "the amount is missing"],
    ["no amount", line({ 6: "ten" }), "amount", '"ten" is not an amount'],
    ["zero amount", line({ 6: "0.00" }), "amount", '"0.00" is zero: nothing is owed'],
    [
      "negative amount",
      line({ 6: "-5.00" }),
      "amount",
      '"-5.00" is negative: credit notes are entered separately',
    ],
    [
      "accounting negative",
      line({ 6: "(5.00)" }),
      "amount",
      '"(5.00)" is negative: credit notes are entered separately',
    ],
    [
      "too many decimals",
      line({ 6: "500.001" }),
      "amount",
      '"500.001" has 3 decimals, but GBP has only 2',
    ],
    [
      "other decimal sign",
      line({ 6: '"500,5"' }),
      "amount",
      '"500,5" has a decimal comma, and the amounts of this file have a decimal point',
    ],
    [
      "other currency sign",
      line({ 6: "€500.50" }),
      "amount",
      '"€500.50" is not in GBP, the currency of this line',
    ],
    [
      "too large",
      line({ 6: "99999999999999999.00" }),
      "amount",
      '"99999999999999999.00" is too large',
    ],
    ["unknown currency", line({ 7: "GBX" }), "currency", '"GBX" is not an ISO 4217 currency'],
    [
      "paid too much",
      line({ 8: "1200.51" }),
      "paid",
      '"1200.51" is more than the amount "1200.50"',
    ],
    ["paid negative", line({ 8: "-1.00" }), "paid", '"-1.00" is negative'],
    ["unknown country", line({ 9: "Narnia" }), "country", '"Narnia" is not a country'],
    [
      "unknown zone",
      line({ 10: "Europe/Londinium" }),
      "time_zone",
      '"Europe/Londinium" is not an IANA time zone such as Europe/London',
    ],
    [
      "offset for a zone",
      line({ 10: "+01:00" }),
      "time_zone",
      '"+01:00" is not an IANA time zone such as Europe/London',
    ],
    [
      "no language",
      line({ 11: "english" }),
      "language",
      '"english" is not a language tag such as en or de-AT',
    ],
    ["duplicate number", GOOD, "invoice_number", '"INV-1" stands on an earlier line of this file'],
    ["too few cells", "INV-2,Acme", "email", "the line has 2 cells and the header has 12"],
    [
      "too many cells",
      `${line({})},more`,
      "language",
      "the line has 13 cells and the header has 12",
    ],
    ["NUL byte", line({ 1: "Ac\0me" }), "customer_name", "the line holds a NUL byte"],
    [
      "lost character",
      line({ 1: "Caf\ufffd" }),
      "customer_name",
      "the line holds a character that could not be read",
    ],
    [
      "unterminated quote",
      line({ 1: '"Acme' }),
      "customer_name",
      "a quotation mark opens here and is not closed properly",
    ],
    [
      "text after a quote",
      line({ 1: '"Acme" Ltd' }),
      "customer_name",
      "a quotation mark opens here and is not closed properly",
    ],
    [
      "overlong line",
      line({ 1: "x".repeat(70_000) }),
      "invoice_number",
      "the line is longer than 65536 characters",
    ],
  ])("%s", async (_name, broken, column, reason) => {
    const { rows, rejected } = await readSample(withLine(broken));
    expect(rejected).toEqual([{ line: 3, column, reason }]);
    expect(rows.map((row) => [row.line, row.invoiceNumber])).toEqual([
      [2, "INV-1"],
      [4, "INV-LAST"],
    ]);
  });

  test("a thousand lines with thirty broken ones of six kinds give 970 rows and 30 rejections", async () => {
    const breaks = [
      { 0: "" },
      { 2: "nobody" },
      { 5: "2026-02-31" },
      { 6: "(9.00)" },
      { 7: "XYZ" },
      { 1: '"open' },
    ];
    const broken = new Map(Array.from({ length: 30 }, (_, at) => [at * 33 + 7, breaks[at % 6]]));
    const lines = Array.from({ length: 1000 }, (_, at) =>
      line({ 0: `N-${at}`, ...broken.get(at) }),
    );
    const { rows, rejected } = await readSample([PLAIN_HEADER, ...lines].join("\n"));
    expect(rows).toHaveLength(970);
    expect(rejected.map((row) => row.line)).toEqual([...broken.keys()].map((at) => at + 2));
    expect(new Set(rejected.map((row) => row.column)).size).toBe(6);
  });
});

describe("physical lines", () => {
  test("a quoted line break stays in its record, and the lines after it keep their numbers", async () => {
    const text = `${PLAIN_HEADER}\r\n${line({ 1: '"Acme\r\nHigh Street\n""Old"" Town"' })}\r\n\r\n${line({ 0: "" })}\r\n`;
    const { rows, rejected } = await readSample(text);
    expect(rows.map((row) => [row.line, row.customerName])).toEqual([
      [2, 'Acme High Street "Old" Town'],
    ]);
    expect(rejected.map((row) => row.line)).toEqual([6]);
  });

  test("an unterminated quote that a later empty cell would close costs only its own line", async () => {
    const lines = [
      line({ 0: "A", 1: '"Acme' }),
      line({ 0: "B", 1: '""' }),
      line({ 0: "C", 2: '""' }),
    ];
    const { rows, rejected } = await readSample([PLAIN_HEADER, ...lines].join("\n"));
    expect(rows.map((row) => row.invoiceNumber)).toEqual(["C"]);
    expect(rejected.map((row) => [row.line, row.column])).toEqual([
      [2, "customer_name"],
      [3, "customer_name"],
    ]);
  });

  test("an unterminated quote that another cell's quote closes shows by its number of cells", async () => {
    const lines = [line({ 0: "A", 1: '"Acme' }), line({ 0: "B", 1: '", of Leeds"' })];
    const { rows, rejected } = await readSample([PLAIN_HEADER, ...lines].join("\n"));
    expect(rows.map((row) => [row.line, row.customerName])).toEqual([[3, ", of Leeds"]]);
    expect(rejected.map((row) => [row.line, row.column])).toEqual([[2, "customer_name"]]);
  });

  test("an unterminated quote does not swallow a long quiet file", async () => {
    const quiet = Array.from({ length: 500 }, (_, at) => line({ 0: `Q-${at}` }));
    const text = [PLAIN_HEADER, line({ 1: '"Acme' }), ...quiet].join("\n");
    const { rows, rejected } = await readSample(text);
    expect(rows).toHaveLength(500);
    expect(rejected).toHaveLength(1);
  });

  test("inch marks inside an unquoted cell are text", async () => {
    const { rows } = await readSample(withLine(line({ 1: 'Rack 19" Ltd' })));
    expect(rows[1]?.customerName).toBe('Rack 19" Ltd');
  });

  test.each(["\n", "\r\n", "\r"])("lines may end with %j", async (end) => {
    const { rows } = await readSample([PLAIN_HEADER, GOOD, "", line({})].join(end));
    expect(rows.map((row) => row.line)).toEqual([2, 4]);
  });

  test("lines of empty cells and empty cells past the header pass silently", async () => {
    const { rows, rejected } = await readSample(
      `${PLAIN_HEADER},,\n${",".repeat(11)}\n${GOOD},,,\n`,
    );
    expect(rows.map((row) => row.line)).toEqual([3]);
    expect(rejected).toEqual([]);
  });
});
