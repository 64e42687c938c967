/** A source that can be opened more than once: once to learn its layout, once to take its rows. */
export type ByteSource = () => AsyncIterable<Uint8Array>;

/** What a column of an import can mean. */
export const FIELDS = [
  "invoiceNumber",
  "customerName",
  "email",
  "phone",
  "issuedOn",
  "dueOn",
  "amount",
  "currency",
  "paid",
  "outstanding",
  "country",
  "timeZone",
  "language",
] as const;
export type Field = (typeof FIELDS)[number];

/** Which header, spelled as in the file, carries which field. */
export type Mapping = Partial<Record<Field, string>>;

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
export type DateOrder = "day-first" | "month-first" | "year-first";
export type Decimal = "point" | "comma";
export type LayoutKind = "plain" | "xero" | "quickbooks" | "aged-receivables" | "other";

/** What the person who imports already knows; each wish outranks what the file suggests. */
export type LayoutWishes = {
  dateOrder?: DateOrder;
  decimal?: Decimal;
  mapping?: Mapping;
  defaultCurrency: string;
  defaultCountry: string | null;
};

/** How one file is to be read, decided once for the whole of it; plain data that can be stored. */
export type Layout = {
  kind: LayoutKind;
  encoding: Encoding;
  delimiter: string;
  headerLine: number;
  /** Every header cell as in the file, in order. */
  columns: string[];
  mapping: Mapping;
  /** The column that tells invoices from payments and credits, when there is one. */
  typeColumn: string | null;
  /** The column that tells drafts and voided invoices, when there is one. */
  statusColumn: string | null;
  /** True where lines may only name a customer, or add up a total. */
  grouped: boolean;
  dateOrder: DateOrder;
  decimal: Decimal;
  defaultCurrency: string;
  defaultCountry: string | null;
  /** Sentences a person can read: what was decided, and what in the file shows it. */
  evidence: string[];
};

export type LayoutRefusal = {
  refused: true;
  code:
    | "empty-file"
    | "not-a-csv"
    | "no-header"
    | "missing-column"
    | "ambiguous-dates"
    | "conflicting-dates"
    | "ambiguous-amounts";
  detail: string;
  evidence: string[];
  /** The field whose wished column the file does not have. */
  wish?: Field;
};

/** Tells whether a learned layout is a refusal. */
export function isRefusal(learned: Layout | LayoutRefusal): learned is LayoutRefusal {
  return "refused" in learned;
}

/** Where each field stands in a line; fields without a column are missing. */
export function columnIndexes(columns: string[], mapping: Mapping): Map<Field, number> {
  const indexes = new Map<Field, number>();
  for (const field of FIELDS) {
    const header = mapping[field];
    const index = header === undefined ? -1 : columns.indexOf(header);
    if (index >= 0) indexes.set(field, index);
  }
  return indexes;
}
