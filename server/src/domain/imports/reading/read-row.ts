import { checkKind } from "./check-kind.ts";
import type { ImportRow, RejectedRow } from "./import-row.ts";
import type { Field } from "./layout.ts";
import { readCountry } from "./read-country.ts";
import { readDate } from "./read-date.ts";
import { readEmail } from "./read-email.ts";
import { readLanguage } from "./read-language.ts";
import { readMoney } from "./read-money.ts";
import { readPhone } from "./read-phone.ts";
import { readTimeZone } from "./read-time-zone.ts";
import { quoteCell } from "./reading.ts";
import { fail, optional, type RowCells, textOf } from "./row-cells.ts";

const LONGEST_NAME = 200;

function required(row: RowCells, field: Field, what: string): string {
  const text = textOf(row, field) || (field === "customerName" ? row.heading : "");
  if (text === "") fail(row, field, `the ${what} is missing`);
  if (text.length > LONGEST_NAME) {
    fail(row, field, `${quoteCell(text)} is longer than ${LONGEST_NAME} characters`);
  }
  return text;
}

function misfit(row: RowCells): RejectedRow | null {
  const { columns } = row.plan.layout;
  const { cells, line } = row;
  const extra = cells.slice(columns.length).some((cell) => cell !== "");
  if (cells.length >= columns.length && !extra) return null;
  const column = columns[Math.min(cells.length, columns.length - 1)] ?? "";
  const reason = `the line has ${cells.length} cells and the header has ${columns.length}`;
  return { line, column, reason };
}

function readDates(row: RowCells): { issuedOn: string; dueOn: string } {
  const { dateOrder } = row.plan.layout;
  const issued = optional(row, "issuedOn", (text) => readDate(text, dateOrder));
  const due = textOf(row, "dueOn");
  if (due === "") fail(row, "dueOn", "the due date is missing");
  const dueOn = optional(row, "dueOn", (text) => readDate(text, dateOrder)) ?? "";
  const issuedOn = issued ?? dueOn;
  if (dueOn !== "" && dueOn < issuedOn) {
    fail(row, "dueOn", `${quoteCell(due)} is before the issue date ${textOf(row, "issuedOn")}`);
  }
  return { issuedOn, dueOn };
}

/** Reads the cells of one record into an invoice, or says which cell is at fault and why. */
export function readRow(row: RowCells): ImportRow | RejectedRow {
  const refused = misfit(row) ?? checkKind(row);
  if (refused) return refused;
  const invoiceNumber = required(row, "invoiceNumber", "invoice number");
  const customerName = required(row, "customerName", "customer's name");
  const email = optional(row, "email", readEmail);
  const place = optional(row, "country", readCountry);
  const country = place?.country ?? null;
  const home = country ?? row.plan.layout.defaultCountry;
  const phone = optional(row, "phone", (text) => readPhone(text, home));
  const dates = readDates(row);
  const money = readMoney(row);
  const zone = optional(row, "timeZone", readTimeZone);
  const language = optional(row, "language", readLanguage);
  if (row.problem) return row.problem;
  const subdivision = place?.subdivision ?? null;
  return {
    line: row.line,
    invoiceNumber,
    customerName,
    email,
    phone,
    ...dates,
    ...money,
    country,
    subdivision,
    zone,
    language,
  };
}
