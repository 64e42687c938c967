import { describe, expect, test } from "vitest";
import type { Field } from "./layout.ts";
import { encodeSample, learnSample, PLAIN_HEADER, readSample } from "./sample-file.ts";

const numbers = (rows: { invoiceNumber: string }[]) => rows.map((row) => row.invoiceNumber);

describe("Xero", () => {
  const sales = [
    "ContactName,EmailAddress,POAddressLine1,POCountry,InvoiceNumber,Reference,InvoiceDate,DueDate,Total,TaxTotal,InvoiceAmountPaid,InvoiceAmountDue,Description,Quantity,UnitAmount,LineAmount,Currency,Type,Sent,Status",
    "Basket Case,pay@basket.example,1 High St,United Kingdom,INV-0012,PO 7,11/09/2026,25/09/2026,914.55,152.42,200.00,714.55,Hours,2,300.00,600.00,GBP,Sales invoice,Sent,Awaiting Payment",
    "Basket Case,pay@basket.example,1 High St,United Kingdom,INV-0012,PO 7,11/09/2026,25/09/2026,914.55,152.42,200.00,714.55,Travel,1,162.13,162.13,GBP,Sales invoice,Sent,Awaiting Payment",
    "Boom FM,,,Deutschland,INV-0013,,12/09/2026,26/09/2026,50.00,0.00,0.00,50.00,Spot,1,50.00,50.00,EUR,Sales invoice,,Draft",
    "Boom FM,,,Allemagne,INV-0014,,12/09/2026,26/09/2026,50.00,0.00,0.00,50.00,Spot,1,50.00,50.00,EUR,Sales invoice,Sent,Awaiting Payment",
    "Boom FM,,,Germany,CN-0001,,12/09/2026,26/09/2026,50.00,0.00,0.00,50.00,Spot,1,50.00,50.00,EUR,Sales credit note,Sent,Awaiting Payment",
  ].join("\r\n");

  test("a sales invoice export gives one invoice per number, without drafts and credit notes", async () => {
    const { layout, rows, rejected } = await readSample(sales);
    expect(layout).toMatchObject({ kind: "xero", dateOrder: "day-first" });
    expect(rows).toMatchObject([
      {
        line: 2,
        invoiceNumber: "INV-0012",
        customerName: "Basket Case",
        country: "GB",
        amountMinor: 91455n,
        paidMinor: 20000n,
      },
      {
        line: 5,
        invoiceNumber: "INV-0014",
        customerName: "Boom FM",
        country: "DE",
        currency: "EUR",
        paidMinor: 0n,
      },
    ]);
    expect(rejected).toEqual([
      { line: 4, column: "Status", reason: '"Draft" invoices are not owed' },
      {
        line: 6,
        column: "Type",
        reason:
          '"Sales credit note" is not an invoice: payments and credits are entered separately',
      },
    ]);
  });

  test("a number that comes back with another total is a duplicate, not a further item", async () => {
    const text =
      "*ContactName,*InvoiceNumber,*DueDate,Total\nA,1,2026-10-01,5.00\nA,1,2026-10-01,6.00\n";
    const { layout, rejected } = await readSample(text);
    expect(layout.kind).toBe("xero");
    expect(rejected).toMatchObject([{ line: 3, column: "*InvoiceNumber" }]);
  });

  test("Aged Receivables Detail: headings name the customer, totals and buckets are no invoices", async () => {
    const text = [
      "Aged Receivables Detail",
      "Demo Company (UK)",
      "As at 31 October 2026",
      "",
      "Invoice Date,Due Date,Invoice Number,Invoice Reference,Current,< 1 Month,1 Month,2 Months,3 Months,Older,Total",
      "",
      "Basket Case",
      "11 Sep 2026,21 Sep 2026,INV-0012,PO 7,0.00,0.00,914.55,0.00,0.00,0.00,914.55",
      "15 Sep 2026,15 Sep 2026,CN-0003,,0.00,0.00,-14.55,0.00,0.00,0.00,-14.55",
      "Total Basket Case,,,,0.00,0.00,900.00,0.00,0.00,0.00,900.00",
      "",
      "Total Gas & Power,,,,,,,,,,",
      "1 Oct 2026,31 Oct 2026,INV-0020,,40.00,0.00,0.00,0.00,0.00,0.00,40.00",
      "Total Total Gas & Power,,,,40.00,0.00,0.00,0.00,0.00,0.00,40.00",
      "",
      "Total,,,,40.00,0.00,900.00,0.00,0.00,0.00,940.00",
      "Percentage of total,,,,4.26%,0.00%,95.74%,0.00%,0.00%,0.00%,100.00%",
    ].join("\n");
    const { layout, rows, rejected } = await readSample(text);
    expect(layout).toMatchObject({
      kind: "aged-receivables",
      headerLine: 5,
      mapping: { outstanding: "Total" },
    });
    expect(rows).toMatchObject([
      {
        line: 8,
        invoiceNumber: "INV-0012",
        customerName: "Basket Case",
        dueOn: "2026-09-21",
        amountMinor: 91455n,
        paidMinor: 0n,
      },
      {
        line: 13,
        invoiceNumber: "INV-0020",
        customerName: "Total Gas & Power",
        amountMinor: 4000n,
      },
    ]);
    expect(rejected).toEqual([
      {
        line: 9,
        column: "Total",
        reason: '"-14.55" is negative: credit notes are entered separately',
      },
    ]);
  });
});

describe("QuickBooks", () => {
  test("A/R Aging Detail: ageing headings and totals pass, payments and credit memos are listed", async () => {
    const text = [
      "Craig's Design,,,,,,,",
      "A/R Aging Detail,,,,,,,",
      '"As of October 31, 2026",,,,,,,',
      "",
      ",Date,Transaction Type,Num,Customer,Due Date,Amount,Open Balance",
      "1 - 30 days past due,,,,,,,",
      ',09/15/2026,Invoice,1034,Rondonuwu Fruit,10/15/2026,"1,078.60",78.60',
      ",09/16/2026,Credit Memo,1035,Rondonuwu Fruit,09/16/2026,-10.00,-10.00",
      ",09/17/2026,Payment,,Rondonuwu Fruit,09/17/2026,-5.00,-5.00",
      'Total for 1 - 30 days past due,,,,,,"$1,063.60",$63.60',
      'TOTAL,,,,,,"$1,063.60",$63.60',
      "",
      '"Saturday, Oct 31, 2026 10:42 AM",,,,,,,',
    ].join("\r\n");
    const { layout, rows, rejected } = await readSample(text, { defaultCurrency: "USD" });
    expect(layout).toMatchObject({ kind: "quickbooks", headerLine: 5, dateOrder: "month-first" });
    expect(rows).toMatchObject([
      {
        line: 7,
        invoiceNumber: "1034",
        customerName: "Rondonuwu Fruit",
        issuedOn: "2026-09-15",
        amountMinor: 107860n,
        paidMinor: 100000n,
      },
    ]);
    expect(rejected.map((row) => [row.line, row.column])).toEqual([
      [8, "Transaction Type"],
      [9, "Transaction Type"],
    ]);
  });

  test("an invoice list is read by its own headers", async () => {
    const text =
      "Date,Transaction type,Num,Customer,Due date,Amount,Open balance\n10/03/2026,Invoice,7,Acme,10/30/2026,10.00,4.00\n";
    const { layout, rows } = await readSample(text);
    expect(layout.kind).toBe("quickbooks");
    expect(rows).toMatchObject([{ issuedOn: "2026-10-03", dueOn: "2026-10-30", paidMinor: 600n }]);
  });
});

describe("other spreadsheets", () => {
  test("German header words, decimal comma, semicolons and Windows-1252", async () => {
    const text =
      "Rechnungsnummer;Kunde;Rechnungsdatum;Fällig am;Betrag;Währung\nR-1;Müller GmbH;03.10.2026;23.10.2026;1.234,56 €;EUR\n";
    const { layout, rows } = await readSample(encodeSample(text, "windows-1252"));
    expect(layout).toMatchObject({
      encoding: "windows-1252",
      delimiter: ";",
      decimal: "comma",
      dateOrder: "day-first",
    });
    expect(rows).toMatchObject([
      { customerName: "Müller GmbH", issuedOn: "2026-10-03", amountMinor: 123456n },
    ]);
  });

  test("French header words and thin spaces between thousands", async () => {
    const text =
      "Numéro de facture\tClient\tÉchéance\tMontant\tDevise\nF-1\tCafé Noir\t3 octobre 2026\t1\u202f234,50\tEUR\n";
    const { layout, rows } = await readSample(text);
    expect(layout).toMatchObject({ delimiter: "\t", decimal: "comma" });
    expect(rows).toMatchObject([
      { customerName: "Café Noir", dueOn: "2026-10-03", amountMinor: 123450n },
    ]);
  });

  test("headings that name the customer are understood without any title", async () => {
    const text =
      "Invoice No.,Due Date,Amount Due\nAcme Ltd,,\nA-1,2026-10-01,12.00\nBeta,,\nB-1,2026-10-02,13.00\n";
    const { rows } = await readSample(text);
    expect(rows.map((row) => [row.invoiceNumber, row.customerName])).toEqual([
      ["A-1", "Acme Ltd"],
      ["B-1", "Beta"],
    ]);
  });

  test("a spreadsheet's separator line is obeyed", async () => {
    const { layout, rows } = await readSample(
      "sep=|\ninvoice|customer|due|total\nA|B, C; D|2026-10-01|5.00\n",
    );
    expect(layout).toMatchObject({ delimiter: "|", headerLine: 2 });
    expect(rows[0]?.customerName).toBe("B, C; D");
  });

  test.each([",", ";", "\t", "|"])("the delimiter %j is found", async (delimiter) => {
    const text = `${PLAIN_HEADER}\nA,B,,,2026-09-01,2026-10-01,5.00,,,,,\n`.replaceAll(
      ",",
      delimiter,
    );
    const { layout, rows } = await readSample(text);
    expect(layout).toMatchObject({ kind: "plain", delimiter });
    expect(numbers(rows)).toEqual(["A"]);
  });

  test("a wished mapping outranks the suggestion", async () => {
    const text = "Invoice,Customer,Buyer,Due,Owed\nA,Wrong,Right,2026-10-01,5.00\n";
    const { layout, rows } = await readSample(text, {
      mapping: { customerName: "Buyer", amount: "Owed" },
    });
    expect(layout.mapping).toEqual({
      invoiceNumber: "Invoice",
      customerName: "Buyer",
      dueOn: "Due",
      amount: "Owed",
    });
    expect(rows[0]?.customerName).toBe("Right");
  });
});

describe("refusals", () => {
  const zip = Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0]);
  test.each<[string, Uint8Array | string, string, string]>([
    ["no bytes", "", "empty-file", "empty"],
    ["blank lines", "\r\n \n\n", "empty-file", "empty"],
    ["an Excel workbook", zip, "not-a-csv", "Excel"],
    ["a PDF", "%PDF-1.7\n%âãÏÓ\n", "not-a-csv", "PDF"],
    ["JSON", ' [{"invoice_number": "A", "amount": 5}]', "not-a-csv", "JSON"],
    ["HTML", "<!DOCTYPE html><table><tr><td>A</td></tr></table>", "not-a-csv", "HTML"],
    ["control characters", "\u0001\u0002\u0003\u0004,\u0005\u0006\u0007\n", "not-a-csv", "binary"],
    ["prose", "Dear all\nplease find attached\n", "not-a-csv", "more than one cell"],
    ["a table of something else", "city,population\nLeeds,800000\n", "no-header", "headers"],
    ["no due date", "Invoice,Customer,Amount\nA,B,5.00\n", "missing-column", "the due date"],
    ["no amount", "Invoice,Customer,Due\nA,B,2026-10-01\n", "missing-column", "the amount"],
    ["no customer", "Invoice,Due,Amount\nA,2026-10-01,5.00\n", "missing-column", "customer"],
  ])("%s", async (_name, bytes, code, words) => {
    const refusal = await learnSample(bytes);
    expect(refusal).toMatchObject({ refused: true, code, detail: expect.stringContaining(words) });
  });

  test("a wished column that the file lacks is named", async () => {
    const wished: Partial<Record<Field, string>> = { paid: "Settled" };
    const refusal = await learnSample(`${PLAIN_HEADER}\n`, { mapping: wished });
    expect(refusal).toMatchObject({
      code: "missing-column",
      detail: expect.stringContaining('"Settled"'),
    });
  });

  test("a header without lines is a layout with nothing to read", async () => {
    const { layout, rows } = await readSample(`${PLAIN_HEADER}\n`);
    expect(rows).toEqual([]);
    expect(layout.evidence).toContain("no line below the header holds an invoice");
  });
});
