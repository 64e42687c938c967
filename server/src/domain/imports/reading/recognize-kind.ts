import type { LayoutKind } from "./layout.ts";
import { foldWord } from "./reading.ts";

const PLAIN = ["invoice_number", "customer_name", "due_date", "amount"];
const BUCKET = new RegExp(
  [
    String.raw`[<>]?\s*\d+\s*(months?|days?|monate?|tage|mois|jours)?`,
    String.raw`\d+\s*(-|–|to|bis|à)\s*\d+.*`,
    String.raw`(over|older than|über|plus de) \d+.*`,
    String.raw`\d+\s*(\+|(and|&) (over|older)).*`,
    "current|older|älter",
  ]
    .map((pattern) => `^(${pattern})$`)
    .join("|"),
  "i",
);
const AGED_TITLE = /aged receivables|aged debtors|\bage?ing|offene posten|balance âgée/i;

/** Recognises who wrote an export by its header and by the title lines above it. */
export function recognizeKind(columns: string[], titles: string[]): LayoutKind {
  const folded = new Set(columns.map(foldWord));
  const has = (...words: string[]) => words.every((word) => folded.has(word));
  if (PLAIN.every((name) => columns.includes(name))) return "plain";
  if (has("contactname", "invoicenumber")) return "xero";
  if (has("openbalance") || (has("transactiontype") && (has("num") || has("no"))))
    return "quickbooks";
  if (titles.some((title) => /a\/r aging/i.test(title))) return "quickbooks";
  const buckets = columns.filter((column) => BUCKET.test(column.trim())).length;
  if (buckets >= 2 || titles.some((title) => AGED_TITLE.test(title))) return "aged-receivables";
  return "other";
}
