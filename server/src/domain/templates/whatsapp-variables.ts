import { chooseLanguage } from "./languages.ts";
import type { Language } from "./languages.ts";
import type { ReminderContent } from "./reminder-content.ts";

type Words = {
  invoice: string;
  invoices: string;
  due: (on: string, relative: string) => string;
  oldest: string;
  payAsInvoiced: string;
};

const WORDS: Record<Language, Words> = {
  en: {
    invoice: "invoice",
    invoices: "invoices",
    due: (on, relative) => `due on ${on} (${relative})`,
    oldest: "the oldest",
    payAsInvoiced: "please see the invoice",
  },
  de: {
    invoice: "Rechnung",
    invoices: "Rechnungen",
    due: (on, relative) => `fällig am ${on} (${relative})`,
    oldest: "die älteste",
    payAsInvoiced: "siehe Rechnung",
  },
  fr: {
    invoice: "la facture",
    invoices: "factures",
    due: (on, relative) => `à échéance le ${on} (${relative})`,
    oldest: "la plus ancienne",
    payAsInvoiced: "voir la facture",
  },
};

const NAME_MAX = 60;
// A template and its values have 1,024 characters together, and half an IBAN is worse than none.
const INSTRUCTIONS_MAX = 200;

/**
 * The values of an approved WhatsApp template, in its order: whom we greet, who is owed, for what,
 * how much, due when, how to pay. Each is one line; only names and numbers are ever shortened.
 */
export function whatsAppVariables(content: ReminderContent): string[] {
  const words = WORDS[chooseLanguage([content.locale])];
  const [lead] = content.invoices;
  if (lead === undefined) throw new RangeError("invoices: a reminder needs at least one");
  const due = words.due(lead.dueOn, lead.dueRelative);
  return [
    brief(content.customer.salutationName),
    brief(content.creditor.name),
    content.hasSeveralInvoices
      ? `${content.invoiceCount} ${words.invoices}`
      : `${words.invoice} ${brief(lead.number)}`,
    content.brief.owed,
    content.hasSeveralInvoices ? `${words.oldest} ${due}` : due,
    howToPay(content.creditor) ?? words.payAsInvoiced,
  ];
}

function howToPay({ paymentLink, paymentInstructions }: ReminderContent["creditor"]) {
  if (paymentLink) return paymentLink;
  const instructions = spaced(paymentInstructions?.join(", ") ?? "");
  return instructions !== "" && instructions.length <= INSTRUCTIONS_MAX ? instructions : null;
}

function brief(name: string): string {
  const characters = [...spaced(name)];
  if (characters.length <= NAME_MAX) return characters.join("");
  return `${characters.slice(0, NAME_MAX - 1).join("")}…`;
}

/** WhatsApp refuses a value with more than four spaces in a row. */
function spaced(value: string): string {
  return value.replaceAll(/\s+/g, " ").trim();
}
