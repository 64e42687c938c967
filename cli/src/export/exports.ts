import type { Client } from "@dunlin/client/call.ts";
import { iterate } from "@dunlin/client/iterate.ts";
import type { Customer } from "@dunlin/contract/customers.ts";
import type { Invoice } from "@dunlin/contract/ledger.ts";
import type { Notification } from "@dunlin/contract/notifications.ts";
import type { RecoveryCase } from "@dunlin/contract/recovery.ts";
import { formatAmount } from "#cli/export/format-amount.ts";

type Cell = string | number | boolean | null;
type Columns<Row> = Readonly<Record<string, (row: Row) => Cell>>;

/** One kind of record: where it is read, and what it is in a table. */
export type Export<Row> = { read(client: Client): AsyncIterable<Row>; columns: Columns<Row> };

function addresses(customer: Customer, channel: string): string {
  const points = customer.contacts.flatMap((contact) => contact.points);
  return points
    .filter((point) => point.channel === channel)
    .map((point) => point.address)
    .join("; ");
}

const invoices: Export<Invoice> = {
  read: (client) => iterate(client.listInvoices, {}),
  columns: {
    id: (row) => row.id,
    number: (row) => row.number,
    customerId: (row) => row.customerId,
    issuedOn: (row) => row.issuedOn,
    dueOn: (row) => row.dueOn,
    currency: (row) => row.amount.currency,
    amount: (row) => formatAmount(row.amount),
    paid: (row) => formatAmount(row.paid),
    credited: (row) => formatAmount(row.credited),
    outstanding: (row) => formatAmount(row.outstanding),
    status: (row) => row.status,
    isOverdue: (row) => row.isOverdue,
    createdAt: (row) => row.createdAt,
  },
};

const customers: Export<Customer> = {
  read: (client) => iterate(client.listCustomers, {}),
  columns: {
    id: (row) => row.id,
    name: (row) => row.name,
    kind: (row) => row.kind,
    country: (row) => row.country,
    subdivision: (row) => row.subdivision,
    timeZone: (row) => row.timeZone,
    language: (row) => row.language,
    email: (row) => addresses(row, "email"),
    phone: (row) => addresses(row, "voice") || addresses(row, "sms"),
    createdAt: (row) => row.createdAt,
  },
};

const cases: Export<RecoveryCase> = {
  read: (client) => iterate(client.listRecoveryCases, {}),
  columns: {
    id: (row) => row.id,
    customerId: (row) => row.customerId,
    customerName: (row) => row.customerName,
    status: (row) => row.status,
    currency: (row) => row.outstanding.currency,
    outstanding: (row) => formatAmount(row.outstanding),
    overdue: (row) => formatAmount(row.overdue),
    openInvoices: (row) => row.openInvoices,
    oldestDueOn: (row) => row.oldestDueOn,
    lastStage: (row) => row.lastStage,
    openedAt: (row) => row.openedAt,
    closedAt: (row) => row.closedAt,
    nextDecisionAt: (row) => row.nextDecisionAt,
  },
};

const notifications: Export<Notification> = {
  read: (client) => iterate(client.listNotifications, {}),
  columns: {
    id: (row) => row.id,
    recoveryCaseId: (row) => row.recoveryCaseId,
    customerId: (row) => row.customerId,
    stage: (row) => row.stage,
    tone: (row) => row.tone,
    channel: (row) => row.channel,
    recipient: (row) => row.recipient,
    status: (row) => row.status,
    attempts: (row) => row.attempts,
    provider: (row) => row.provider,
    providerMessageId: (row) => row.providerMessageId,
    detail: (row) => row.detail,
    queuedAt: (row) => row.queuedAt,
    settledAt: (row) => row.settledAt,
  },
};

/** Every kind of record that can be written out, by the word for it. */
export const EXPORTS = { customers, invoices, cases, notifications };
export type ExportName = keyof typeof EXPORTS;
