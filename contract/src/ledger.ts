import { z } from "zod";
import { day, instant, line } from "./civil.ts";
import { endpoint } from "./endpoint.ts";
import { idOf } from "./ids.ts";
import { money, positiveMoney } from "./money.ts";
import { pageOf, pageQuery } from "./page.ts";

export const invoice = z.strictObject({
  id: idOf("invoice"),
  customerId: idOf("customer"),
  recoveryCaseId: idOf("recoveryCase"),
  number: z.string(),
  issuedOn: day,
  dueOn: day,
  amount: money,
  paid: money,
  credited: money,
  outstanding: money,
  status: z.enum(["open", "partially_paid", "paid", "void", "written_off"]),
  isOverdue: z.boolean(),
  policyId: idOf("policy").nullable(),
  createdAt: instant,
});
export type Invoice = z.infer<typeof invoice>;

export const createInvoice = endpoint({
  method: "POST",
  path: "/v1/invoices",
  tag: "Invoices",
  summary: "Add an invoice; it joins the customer's case in its currency",
  scope: "write",
  body: z
    .strictObject({
      customerId: idOf("customer"),
      number: line(100),
      issuedOn: day,
      dueOn: day,
      amount: positiveMoney,
      policyId: idOf("policy").nullable().default(null),
    })
    .refine((given) => given.dueOn >= given.issuedOn, {
      path: ["dueOn"],
      error: "must not be before issuedOn",
    }),
  answers: { 201: invoice },
  refusals: ["already_exists", "not_found"],
});

export const listInvoices = endpoint({
  method: "GET",
  path: "/v1/invoices",
  tag: "Invoices",
  summary: "List invoices",
  scope: "read",
  query: pageQuery("invoice").extend({
    customerId: idOf("customer").optional(),
    recoveryCaseId: idOf("recoveryCase").optional(),
    status: invoice.shape.status.optional(),
    number: z.string().max(100).optional(),
  }),
  answers: { 200: pageOf(invoice) },
});

const oneInvoice = z.strictObject({ id: idOf("invoice") });

export const getInvoice = endpoint({
  method: "GET",
  path: "/v1/invoices/{id}",
  tag: "Invoices",
  summary: "Get one invoice",
  scope: "read",
  params: oneInvoice,
  answers: { 200: invoice },
});

export const voidInvoice = endpoint({
  method: "POST",
  path: "/v1/invoices/{id}/void",
  tag: "Invoices",
  summary: "Take an invoice back that was never owed; nothing may have been paid on it",
  scope: "write",
  params: oneInvoice,
  answers: { 200: invoice },
  refusals: ["not_possible_now"],
});

export const writeOffInvoice = endpoint({
  method: "POST",
  path: "/v1/invoices/{id}/write-off",
  tag: "Invoices",
  summary: "Give up what is still owed",
  scope: "write",
  params: oneInvoice,
  answers: { 200: invoice },
  refusals: ["not_possible_now"],
});

const allocations = z.array(z.strictObject({ invoiceId: idOf("invoice"), amount: money }));

export const payment = z.strictObject({
  id: idOf("payment"),
  customerId: idOf("customer"),
  amount: money,
  unapplied: money.describe("cash that no invoice has taken"),
  receivedOn: day,
  reference: z.string().nullable(),
  allocations,
  createdAt: instant,
});
export type Payment = z.infer<typeof payment>;

export const recordPayment = endpoint({
  method: "POST",
  path: "/v1/payments",
  tag: "Payments",
  summary:
    "Book a payment: on the invoice named, else on the oldest first; the rest stays as unapplied cash",
  scope: "write",
  body: z.strictObject({
    customerId: idOf("customer"),
    invoiceId: idOf("invoice").optional(),
    amount: positiveMoney,
    receivedOn: day,
    reference: line().optional(),
  }),
  answers: { 201: payment },
  refusals: ["not_found", "currency_mismatch", "not_possible_now"],
});

export const listPayments = endpoint({
  method: "GET",
  path: "/v1/payments",
  tag: "Payments",
  summary: "List payments",
  scope: "read",
  query: pageQuery("payment").extend({ customerId: idOf("customer").optional() }),
  answers: { 200: pageOf(payment) },
});

export const getPayment = endpoint({
  method: "GET",
  path: "/v1/payments/{id}",
  tag: "Payments",
  summary: "Get one payment",
  scope: "read",
  params: z.strictObject({ id: idOf("payment") }),
  answers: { 200: payment },
});

export const creditNote = z.strictObject({
  id: idOf("creditNote"),
  customerId: idOf("customer"),
  number: z.string(),
  amount: money,
  unapplied: money,
  issuedOn: day,
  reason: z.string().nullable(),
  allocations,
  createdAt: instant,
});
export type CreditNote = z.infer<typeof creditNote>;

export const issueCreditNote = endpoint({
  method: "POST",
  path: "/v1/credit-notes",
  tag: "Credit notes",
  summary: "Reduce what is owed: on the invoice named, else on the oldest first",
  scope: "write",
  body: z.strictObject({
    customerId: idOf("customer"),
    invoiceId: idOf("invoice").optional(),
    number: line(100),
    amount: positiveMoney,
    issuedOn: day,
    reason: line().optional(),
  }),
  answers: { 201: creditNote },
  refusals: ["not_found", "already_exists", "currency_mismatch", "not_possible_now"],
});

export const listCreditNotes = endpoint({
  method: "GET",
  path: "/v1/credit-notes",
  tag: "Credit notes",
  summary: "List credit notes",
  scope: "read",
  query: pageQuery("creditNote").extend({ customerId: idOf("customer").optional() }),
  answers: { 200: pageOf(creditNote) },
});

export const getCreditNote = endpoint({
  method: "GET",
  path: "/v1/credit-notes/{id}",
  tag: "Credit notes",
  summary: "Get one credit note",
  scope: "read",
  params: z.strictObject({ id: idOf("creditNote") }),
  answers: { 200: creditNote },
});
