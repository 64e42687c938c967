import { describe, expect, test } from "vitest";
import { recognizeKind } from "./recognize-kind.ts";

describe("recognizeKind", () => {
  test.each([
    ["30 day buckets", "Invoice,Due,0 - 30,31 - 60,61 - 90,Over 90,Total", "", "aged-receivables"],
    [
      "month buckets",
      "Invoice,Due,Current,< 1 Month,1 Month,2 Months,Older,Total",
      "",
      "aged-receivables",
    ],
    ["a title", "Invoice,Due,Total", "Aged Debtors at 31 October", "aged-receivables"],
    ["a QuickBooks title", "No,Due date,Total", "A/R Ageing Detail", "aged-receivables"],
    ["a QuickBooks column", "No,Due date,Open Balance", "", "quickbooks"],
    ["starred Xero headers", "*ContactName,*InvoiceNumber,*DueDate,Total", "", "xero"],
    ["our own", "invoice_number,customer_name,due_date,amount", "", "plain"],
    ["a title that only contains the letters", "Invoice,Due,Total", "Packaging sales", "other"],
  ])("%s", (_name, columns, title, kind) => {
    expect(recognizeKind(columns.split(","), [title])).toBe(kind);
  });
});
