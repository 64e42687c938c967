import { findColumn, missingFields } from "./columns.ts";
import { findHeader, type HeaderFound } from "./find-header.ts";
import { STATUS_WORDS, TYPE_WORDS } from "./header-words.ts";
import type { Field, Layout, LayoutKind, LayoutRefusal, LayoutWishes, Mapping } from "./layout.ts";
import { recognizeKind } from "./recognize-kind.ts";
import { quoteCell } from "./reading.ts";
import type { Line } from "./line.ts";

/** A layout whose dates and amounts nobody has looked at yet. */
export type DraftLayout = Omit<Layout, "encoding" | "dateOrder" | "decimal">;

const NEEDED: Partial<Record<Field, string>> = {
  invoiceNumber: "the invoice number",
  customerName: "the customer's name",
  dueOn: "the due date",
  amount: "the amount, or what is outstanding",
};
const KINDS: Record<LayoutKind, string> = {
  plain: "the columns are those of our plain layout",
  xero: "the columns are those of a Xero sales invoice export",
  quickbooks: "the columns are those of a QuickBooks invoice or ageing report",
  "aged-receivables": "the columns are those of an aged receivables report",
  other: "the columns were matched by their headers",
};
const DELIMITER_NAMES: Record<string, string> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "vertical bars",
};

function refuse(code: LayoutRefusal["code"], detail: string): LayoutRefusal {
  return { refused: true, code, detail, evidence: [] };
}

/** A line right below the header with one cell only names the customer of the lines after it. */
function headingFollows({ line, delimiter }: HeaderFound, lines: Line[]): boolean {
  const next = lines.find(({ number, text }) => number > line && text.trim() !== "");
  const [first = "", ...others] = next?.text.split(delimiter) ?? [];
  return first.trim() !== "" && others.every((cell) => cell.trim() === "");
}

function missingColumn(
  header: HeaderFound,
  wished: Mapping,
  grouped: boolean,
): LayoutRefusal | null {
  for (const [field, column] of Object.entries(wished)) {
    if (header.mapping[field as Field] !== undefined) continue;
    const detail = `The file has no column ${quoteCell(column)} for ${field}.`;
    return { ...refuse("missing-column", detail), wish: field as Field };
  }
  const missing = missingFields(header.mapping, grouped);
  if (missing.length === 0) return null;
  const what = missing.map((field) => NEEDED[field] ?? field).join(" and ");
  const columns = header.columns.map(quoteCell).join(", ");
  const place = `line ${header.line} looks like the header and has ${columns}`;
  return refuse("missing-column", `No column holds ${what}; ${place}. Say which column it is.`);
}

function evidenceOf(header: HeaderFound, kind: LayoutKind, wishes: LayoutWishes): string[] {
  const { line, delimiter, titles, mapping } = header;
  const named = DELIMITER_NAMES[delimiter] ?? quoteCell(delimiter);
  const evidence = [`cells are separated by ${named}`, `the header is on line ${line}`];
  if (titles.length > 0) evidence.push(`${titles.length} lines above the header are a title`);
  evidence.push(KINDS[kind]);
  if (mapping.currency === undefined) {
    const code = wishes.defaultCurrency;
    evidence.push(`no column names a currency: amounts without a sign are ${code}, your default`);
  }
  if (mapping.amount === undefined) {
    evidence.push(`only what is outstanding is listed, in ${quoteCell(mapping.outstanding ?? "")}`);
  }
  return evidence;
}

/** Finds header, kind and mapping in the first lines of a file, or says what is missing. */
export function draftLayout(lines: Line[], wishes: LayoutWishes): DraftLayout | LayoutRefusal {
  if (lines.every(({ text }) => text.trim() === ""))
    return refuse("empty-file", "The file is empty.");
  const wished = wishes.mapping ?? {};
  const header = findHeader(lines, wished);
  if (header === null || header.widest < 2) {
    return refuse("not-a-csv", "No line of the file has more than one cell.");
  }
  if (header.fields < 2 && Object.keys(wished).length === 0) {
    const detail =
      "No line has the headers of an invoice list, such as invoice number or due date.";
    return refuse("no-header", detail);
  }
  const { columns, mapping } = header;
  const seen = recognizeKind(columns, header.titles);
  const nameless = mapping.customerName === undefined && seen === "other";
  const kind = nameless && headingFollows(header, lines) ? "aged-receivables" : seen;
  const grouped = kind === "aged-receivables" || kind === "quickbooks";
  const missing = missingColumn(header, wished, grouped);
  if (missing) return missing;
  // The total of an aged report is what is still owed, whatever was paid before.
  const ages = kind === "aged-receivables" && mapping.outstanding === undefined;
  if (ages && mapping.amount !== undefined && wished.amount === undefined) {
    mapping.outstanding = mapping.amount;
    delete mapping.amount;
  }
  const taken = Object.values(mapping);
  return {
    kind,
    delimiter: header.delimiter,
    headerLine: header.line,
    columns,
    mapping,
    typeColumn: findColumn(columns, TYPE_WORDS, taken),
    statusColumn: findColumn(columns, STATUS_WORDS, taken),
    grouped,
    defaultCurrency: wishes.defaultCurrency,
    defaultCountry: wishes.defaultCountry,
    evidence: evidenceOf(header, kind, wishes),
  };
}
