import type { Contract } from "@dunlin/contract/contract.ts";
import type { AnswerOf, Endpoint, InputOf } from "@dunlin/contract/endpoint.ts";
import type { Context, OutboundContext } from "#server/context.ts";
import { checkChannel } from "#server/domain/channels/check-channel.ts";
import { connectChannel } from "#server/domain/channels/connect-channel.ts";
import { disconnectChannel } from "#server/domain/channels/disconnect-channel.ts";
import { listChannels } from "#server/domain/channels/list-channels.ts";
import { sendTest } from "#server/domain/channels/send-test.ts";
import { advanceClock } from "#server/domain/clocks/advance-clock.ts";
import { getCreditNote } from "#server/domain/credit-notes/get-credit-note.ts";
import { issueCreditNote } from "#server/domain/credit-notes/issue-credit-note.ts";
import { listCreditNotes } from "#server/domain/credit-notes/list-credit-notes.ts";
import { createCustomerGroup } from "#server/domain/customers/create-customer-group.ts";
import { createCustomer } from "#server/domain/customers/create-customer.ts";
import { getCustomer } from "#server/domain/customers/get-customer.ts";
import { listCustomerGroups } from "#server/domain/customers/list-customer-groups.ts";
import { listCustomers } from "#server/domain/customers/list-customers.ts";
import { optIn } from "#server/domain/customers/opt-in.ts";
import { optOut } from "#server/domain/customers/opt-out.ts";
import { updateCustomer } from "#server/domain/customers/update-customer.ts";
import { listCaseEvents } from "#server/domain/events/list-case-events.ts";
import { listHolds } from "#server/domain/holds/list-holds.ts";
import { placeHold } from "#server/domain/holds/place-hold.ts";
import { releaseHold } from "#server/domain/holds/release-hold.ts";
import { getImport } from "#server/domain/imports/get-import.ts";
import { importInvoices } from "#server/domain/imports/import-invoices.ts";
import { listImports } from "#server/domain/imports/list-imports.ts";
import { closeInboundMessage } from "#server/domain/inbound-messages/close-inbound-message.ts";
import { getInboundMessage } from "#server/domain/inbound-messages/get-inbound-message.ts";
import { listInboundMessages } from "#server/domain/inbound-messages/list-inbound-messages.ts";
import { recordInboundMessage } from "#server/domain/inbound-messages/record-inbound-message.ts";
import { createInvoice } from "#server/domain/invoices/create-invoice.ts";
import { getInvoice } from "#server/domain/invoices/get-invoice.ts";
import { listInvoices } from "#server/domain/invoices/list-invoices.ts";
import { voidInvoice } from "#server/domain/invoices/void-invoice.ts";
import { writeOffInvoice } from "#server/domain/invoices/write-off-invoice.ts";
import { getLetter } from "#server/domain/notifications/get-letter.ts";
import { getNotification } from "#server/domain/notifications/get-notification.ts";
import { listNotifications } from "#server/domain/notifications/list-notifications.ts";
import { markPosted } from "#server/domain/notifications/mark-posted.ts";
import { settleNotification } from "#server/domain/notifications/settle-notification.ts";
import { confirmLedger } from "#server/domain/organizations/confirm-ledger.ts";
import { createOrganization } from "#server/domain/organizations/create-organization.ts";
import { getClock } from "#server/domain/organizations/get-clock.ts";
import { getOrganization } from "#server/domain/organizations/get-organization.ts";
import { goLive } from "#server/domain/organizations/go-live.ts";
import { pauseOrganization } from "#server/domain/organizations/pause-organization.ts";
import { updateOrganization } from "#server/domain/organizations/update-organization.ts";
import { getPayment } from "#server/domain/payments/get-payment.ts";
import { listPayments } from "#server/domain/payments/list-payments.ts";
import { recordPayment } from "#server/domain/payments/record-payment.ts";
import { createPolicy } from "#server/domain/policies/create-policy.ts";
import { getPolicy } from "#server/domain/policies/get-policy.ts";
import { listPolicies } from "#server/domain/policies/list-policies.ts";
import { updatePolicy } from "#server/domain/policies/update-policy.ts";
import { getRecoveryCase } from "#server/domain/recovery-cases/get-recovery-case.ts";
import { getQuota } from "#server/domain/quotas/get-quota.ts";
import { listRecoveryCases } from "#server/domain/recovery-cases/list-recovery-cases.ts";
import { approveReminder } from "#server/domain/reminders/approve-reminder.ts";
import { explainCase } from "#server/domain/reminders/explain-case.ts";
import { listApprovals } from "#server/domain/reminders/list-approvals.ts";
import { planReminders } from "#server/domain/reminders/plan-reminders.ts";
import { rejectReminder } from "#server/domain/reminders/reject-reminder.ts";
import { listWhatsappTemplates } from "#server/domain/templates/list-whatsapp-templates.ts";
import { closeWorkItem } from "#server/domain/work-items/close-work-item.ts";
import { listWorkItems } from "#server/domain/work-items/list-work-items.ts";

/**
 * How a promise is kept: `inside` one transaction; `released`, the same and a sandbox then does what
 * is due; `outbound`, opening its own transactions; `founding`, inside an organization that is
 * being made; `streaming`, outbound with the body as bytes; `document`, outbound with an answer of
 * bytes.
 */
export type Binding<Promised extends Endpoint> =
  | { inside: Verb<Context, Promised> }
  | { released: Verb<Context, Promised> }
  | { outbound: Verb<OutboundContext, Promised> }
  | { founding: Verb<Context, Promised> }
  | { document: (ctx: OutboundContext, input: InputOf<Promised>) => Promise<Uint8Array> }
  | {
      streaming: (
        ctx: OutboundContext,
        input: InputOf<Promised> & { body: AsyncIterable<Uint8Array> },
      ) => Promise<{ status: number; answer: AnswerOf<Promised> }>;
    };

type Verb<Ctx, Promised extends Endpoint> = (
  ctx: Ctx,
  input: InputOf<Promised>,
) => Promise<AnswerOf<Promised>>;

/** Which verb keeps which promise. */
export const ENDPOINTS: { [Name in keyof Contract]: Binding<Contract[Name]> } = {
  createOrganization: { founding: createOrganization },
  getOrganization: { inside: getOrganization },
  updateOrganization: { inside: updateOrganization },
  confirmLedger: { inside: confirmLedger },
  goLive: { released: goLive },
  pauseOrganization: { inside: pauseOrganization },
  getClock: { inside: getClock },
  advanceClock: { outbound: advanceClock },
  createCustomer: { inside: createCustomer },
  listCustomers: { inside: listCustomers },
  getCustomer: { inside: getCustomer },
  updateCustomer: { inside: updateCustomer },
  optOut: { inside: optOut },
  optIn: { inside: optIn },
  createCustomerGroup: { inside: createCustomerGroup },
  listCustomerGroups: { inside: listCustomerGroups },
  createInvoice: { inside: createInvoice },
  listInvoices: { inside: listInvoices },
  getInvoice: { inside: getInvoice },
  voidInvoice: { inside: voidInvoice },
  writeOffInvoice: { inside: writeOffInvoice },
  recordPayment: { inside: recordPayment },
  listPayments: { inside: listPayments },
  getPayment: { inside: getPayment },
  issueCreditNote: { inside: issueCreditNote },
  listCreditNotes: { inside: listCreditNotes },
  getCreditNote: { inside: getCreditNote },
  importInvoices: { streaming: importInvoices },
  listImports: { inside: listImports },
  getImport: { inside: getImport },
  createPolicy: { inside: createPolicy },
  listPolicies: { inside: listPolicies },
  getPolicy: { inside: getPolicy },
  updatePolicy: { inside: updatePolicy },
  listRecoveryCases: { inside: listRecoveryCases },
  getRecoveryCase: { inside: getRecoveryCase },
  listCaseEvents: { inside: listCaseEvents },
  explainCase: { inside: explainCase },
  getPlan: { inside: planReminders },
  listApprovals: { inside: listApprovals },
  approveReminder: { released: approveReminder },
  rejectReminder: { released: rejectReminder },
  placeHold: { inside: placeHold },
  listHolds: { inside: listHolds },
  releaseHold: { inside: releaseHold },
  listNotifications: { inside: listNotifications },
  getNotification: { inside: getNotification },
  settleNotification: { inside: settleNotification },
  getLetter: { document: getLetter },
  markPosted: { inside: markPosted },
  listChannels: { inside: listChannels },
  connectChannel: { inside: connectChannel },
  disconnectChannel: { inside: disconnectChannel },
  checkChannel: { outbound: checkChannel },
  sendTest: { outbound: sendTest },
  listWhatsappTemplates: { inside: listWhatsappTemplates },
  getQuota: { inside: getQuota },
  listInboundMessages: { inside: listInboundMessages },
  getInboundMessage: { inside: getInboundMessage },
  recordInboundMessage: { inside: recordInboundMessage },
  closeInboundMessage: { inside: closeInboundMessage },
  listWorkItems: { inside: listWorkItems },
  closeWorkItem: { inside: closeWorkItem },
};
