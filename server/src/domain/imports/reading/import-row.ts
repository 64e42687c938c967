/** One invoice read from a file: civil dates YYYY-MM-DD, amounts in minor units, phone in E.164. */
export type ImportRow = {
  /** The physical line on which the record starts, counted from 1. */
  line: number;
  invoiceNumber: string;
  customerName: string;
  email: string | null;
  phone: string | null;
  issuedOn: string;
  dueOn: string;
  amountMinor: bigint;
  paidMinor: bigint;
  currency: string;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  /** ISO 3166-2 without the country, for example SCT. */
  subdivision: string | null;
  zone: string | null;
  language: string | null;
};

/** One line that was not taken: where it starts, the header of the column at fault, and why. */
export type RejectedRow = { line: number; column: string; reason: string };

/** Tells a rejected line from a row that was taken. */
export function isRejected(row: ImportRow | RejectedRow): row is RejectedRow {
  return "reason" in row;
}
