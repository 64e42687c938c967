import { addDays, daysBetween } from "#server/domain/calendars/civil-days.ts";
import { dayIn } from "#server/domain/calendars/zones.ts";

import { recipientFormats } from "./recipient-formats.ts";
import type { RecipientFormats } from "./recipient-formats.ts";

export type ReminderFacts = {
  creditor: {
    name: string;
    email: string | null;
    phone: string | null;
    paymentInstructions: string | null;
  };
  customer: { name: string; contactName: string | null };
  /** The recipient's; the language must be the one the template is written in. */
  locale: { language: string; country: string | null; zone: string };
  asOf: Date;
  /** Oldest first, at least one. */
  invoices: readonly InvoiceFacts[];
};

type InvoiceFacts = {
  number: string;
  issuedOn: string;
  dueOn: string;
  totalMinor: bigint;
  outstandingMinor: bigint;
  currency: string;
};

/** What a template may say. Amounts and dates are written out; null means "there is none". */
export type ReminderContent = {
  locale: string;
  asOf: string;
  replyWithinDays: number;
  replyBy: string;
  creditor: {
    name: string;
    email: string | null;
    phone: string | null;
    paymentInstructions: string[] | null;
  };
  customer: { name: string; contactName: string | null; salutationName: string };
  invoiceCount: number;
  hasSeveralInvoices: boolean;
  hasOverdue: boolean;
  hasUpcoming: boolean;
  invoices: InvoiceContent[];
  totals: TotalContent[];
};

export type InvoiceContent = {
  number: string;
  issuedOn: string;
  dueOn: string;
  total: string;
  outstanding: string;
  isPartlyPaid: boolean;
  isOverdue: boolean;
  isDueToday: boolean;
  daysOverdue: number;
  daysUntilDue: number;
  dueRelative: string;
};

export type TotalContent = {
  currency: string;
  outstanding: string;
  overdue: string;
  isPartlyOverdue: boolean;
};

const REPLY_WITHIN_DAYS = 10;

/** Writes the facts out in the recipient's locale as of their civil day; no field is undefined. */
export function composeContent(facts: ReminderFacts): ReminderContent {
  if (facts.invoices.length === 0) throw new RangeError("invoices: a reminder needs at least one");
  const formats = recipientFormats(facts.locale.language, facts.locale.country);
  const today = dayIn(facts.locale.zone, facts.asOf);
  const name = oneLine(facts.customer.name);
  const contactName = optionalLine(facts.customer.contactName);
  return {
    locale: formats.locale,
    asOf: formats.date(today),
    replyWithinDays: REPLY_WITHIN_DAYS,
    replyBy: formats.date(addDays(today, REPLY_WITHIN_DAYS)),
    creditor: composeCreditor(facts.creditor),
    customer: { name, contactName, salutationName: contactName ?? name },
    invoiceCount: facts.invoices.length,
    hasSeveralInvoices: facts.invoices.length > 1,
    hasOverdue: facts.invoices.some((invoice) => invoice.dueOn < today),
    hasUpcoming: facts.invoices.some((invoice) => invoice.dueOn >= today),
    invoices: facts.invoices.map((invoice) => composeInvoice(invoice, today, formats)),
    totals: composeTotals(facts.invoices, today, formats),
  };
}

function composeCreditor(creditor: ReminderFacts["creditor"]): ReminderContent["creditor"] {
  const lines = (creditor.paymentInstructions ?? "").split(/[\r\n\u2028\u2029]+/).map(oneLine);
  const instructions = lines.filter((line) => line !== "");
  return {
    name: oneLine(creditor.name),
    email: optionalLine(creditor.email),
    phone: optionalLine(creditor.phone),
    paymentInstructions: instructions.length === 0 ? null : instructions,
  };
}

function composeInvoice(
  invoice: InvoiceFacts,
  today: string,
  formats: RecipientFormats,
): InvoiceContent {
  const daysUntilDue = daysBetween(today, invoice.dueOn);
  return {
    number: oneLine(invoice.number),
    issuedOn: formats.date(invoice.issuedOn),
    dueOn: formats.date(invoice.dueOn),
    total: formats.money(invoice.totalMinor, invoice.currency),
    outstanding: formats.money(invoice.outstandingMinor, invoice.currency),
    isPartlyPaid: invoice.outstandingMinor < invoice.totalMinor,
    isOverdue: daysUntilDue < 0,
    isDueToday: daysUntilDue === 0,
    daysOverdue: Math.max(0, -daysUntilDue),
    daysUntilDue: Math.max(0, daysUntilDue),
    dueRelative: formats.daysFromNow(daysUntilDue),
  };
}

function composeTotals(
  invoices: readonly InvoiceFacts[],
  today: string,
  formats: RecipientFormats,
): TotalContent[] {
  const sums = new Map<string, { outstanding: bigint; overdue: bigint }>();
  for (const { currency, outstandingMinor, dueOn } of invoices) {
    const sum = sums.get(currency) ?? { outstanding: 0n, overdue: 0n };
    sum.outstanding += outstandingMinor;
    if (dueOn < today) sum.overdue += outstandingMinor;
    sums.set(currency, sum);
  }
  return Array.from(sums, ([currency, sum]) => ({
    currency,
    outstanding: formats.money(sum.outstanding, currency),
    overdue: formats.money(sum.overdue, currency),
    isPartlyOverdue: sum.overdue > 0n && sum.overdue < sum.outstanding,
  }));
}

// Line breaks would forge header or message lines; bidirectional overrides would disguise words.
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;

function oneLine(value: string): string {
  return value.replace(UNPRINTABLE, " ").trim();
}

function optionalLine(value: string | null): string | null {
  return value === null ? null : oneLine(value) || null;
}
