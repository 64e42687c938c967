import { addDays, daysBetween } from "#server/domain/calendars/civil-days.ts";
import { dayIn } from "#server/domain/calendars/zones.ts";

import { composeCreditor } from "./compose-creditor.ts";
import { composeTotals } from "./compose-totals.ts";
import { recipientFormats } from "./recipient-formats.ts";
import type { RecipientFormats } from "./recipient-formats.ts";
import { oneLine, optionalLine, optionalLines } from "./single-lines.ts";

export type ReminderFacts = {
  creditor: {
    name: string;
    email: string | null;
    phone: string | null;
    paymentInstructions: string | null;
    /** Where to pay; {number} stands for the number of the leading invoice. */
    paymentLink?: string | null;
    /** In lines, without the name. */
    postalAddress?: string | null;
  };
  customer: {
    name: string;
    contactName: string | null;
    postalAddress?: string | null;
    /** A letter to abroad names the country; true unless it is said to be false. */
    isAbroad?: boolean;
  };
  /** Whether an answer to a text message reaches us; unless it surely does, none is asked for. */
  canReply?: boolean;
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
  /** The recipient's civil day, YYYY-MM-DD. */
  datedOn: string;
  replyWithinDays: number;
  replyBy: string;
  creditor: {
    name: string;
    email: string | null;
    phone: string | null;
    paymentInstructions: string[] | null;
    paymentLink: string | null;
    addressLines: string[] | null;
  };
  customer: {
    name: string;
    contactName: string | null;
    salutationName: string;
    addressLines: string[] | null;
    country: string | null;
  };
  canReply: boolean;
  brief: BriefContent;
  invoiceCount: number;
  hasSeveralInvoices: boolean;
  hasOverdue: boolean;
  hasUpcoming: boolean;
  invoices: InvoiceContent[];
  totals: TotalContent[];
};

/** What is owed in every currency, and the days that matter, as a text message has room for them. */
export type BriefContent = { owed: string; dueOn: string; replyBy: string };

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
  const [lead] = facts.invoices;
  if (lead === undefined) throw new RangeError("invoices: a reminder needs at least one");
  const formats = recipientFormats(facts.locale.language, facts.locale.country);
  const today = dayIn(facts.locale.zone, facts.asOf);
  const replyBy = addDays(today, REPLY_WITHIN_DAYS);
  const totals = composeTotals(facts.invoices, today, formats);
  return {
    locale: formats.locale,
    asOf: formats.date(today),
    datedOn: today,
    replyWithinDays: REPLY_WITHIN_DAYS,
    replyBy: formats.date(replyBy),
    creditor: composeCreditor(facts.creditor, lead.number),
    customer: composeCustomer(
      facts.customer,
      facts.customer.isAbroad === false ? null : facts.locale.country,
    ),
    canReply: facts.canReply ?? false,
    brief: {
      owed: totals.map(({ outstanding }) => outstanding).join(" + "),
      dueOn: formats.briefDate(lead.dueOn),
      replyBy: formats.briefDate(replyBy),
    },
    invoiceCount: facts.invoices.length,
    hasSeveralInvoices: facts.invoices.length > 1,
    hasOverdue: facts.invoices.some((invoice) => invoice.dueOn < today),
    hasUpcoming: facts.invoices.some((invoice) => invoice.dueOn >= today),
    invoices: facts.invoices.map((invoice) => composeInvoice(invoice, today, formats)),
    totals,
  };
}

function composeCustomer(
  customer: ReminderFacts["customer"],
  country: string | null,
): ReminderContent["customer"] {
  const name = oneLine(customer.name);
  const contactName = optionalLine(customer.contactName);
  const addressLines = optionalLines(customer.postalAddress);
  return { name, contactName, salutationName: contactName ?? name, addressLines, country };
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
