import * as channels from "./channels.ts";
import * as customers from "./customers.ts";
import type { Endpoint } from "./endpoint.ts";
import * as imports from "./imports.ts";
import * as inboundMessages from "./inbound-messages.ts";
import * as ledger from "./ledger.ts";
import * as organizations from "./organizations.ts";
import * as policies from "./policies.ts";
import * as notifications from "./notifications.ts";
import * as quotas from "./quotas.ts";
import * as recovery from "./recovery.ts";
import * as workItems from "./work-items.ts";

/** All that the platform promises, by the name of each promise. */
export const CONTRACT = {
  createOrganization: organizations.createOrganization,
  getOrganization: organizations.getOrganization,
  updateOrganization: organizations.updateOrganization,
  confirmLedger: organizations.confirmLedger,
  goLive: organizations.goLive,
  pauseOrganization: organizations.pauseOrganization,
  getClock: organizations.getClock,
  advanceClock: organizations.advanceClock,
  createCustomer: customers.createCustomer,
  listCustomers: customers.listCustomers,
  getCustomer: customers.getCustomer,
  updateCustomer: customers.updateCustomer,
  optOut: customers.optOut,
  optIn: customers.optIn,
  createCustomerGroup: customers.createCustomerGroup,
  listCustomerGroups: customers.listCustomerGroups,
  createInvoice: ledger.createInvoice,
  listInvoices: ledger.listInvoices,
  getInvoice: ledger.getInvoice,
  voidInvoice: ledger.voidInvoice,
  writeOffInvoice: ledger.writeOffInvoice,
  recordPayment: ledger.recordPayment,
  listPayments: ledger.listPayments,
  getPayment: ledger.getPayment,
  issueCreditNote: ledger.issueCreditNote,
  listCreditNotes: ledger.listCreditNotes,
  getCreditNote: ledger.getCreditNote,
  importInvoices: imports.importInvoices,
  listImports: imports.listImports,
  getImport: imports.getImport,
  createPolicy: policies.createPolicy,
  listPolicies: policies.listPolicies,
  getPolicy: policies.getPolicy,
  updatePolicy: policies.updatePolicy,
  listRecoveryCases: recovery.listRecoveryCases,
  getRecoveryCase: recovery.getRecoveryCase,
  listCaseEvents: recovery.listCaseEvents,
  explainCase: recovery.explainCase,
  getPlan: recovery.getPlan,
  listApprovals: recovery.listApprovals,
  approveReminder: recovery.approveReminder,
  rejectReminder: recovery.rejectReminder,
  placeHold: recovery.placeHold,
  listHolds: recovery.listHolds,
  releaseHold: recovery.releaseHold,
  listNotifications: notifications.listNotifications,
  getNotification: notifications.getNotification,
  settleNotification: notifications.settleNotification,
  getLetter: notifications.getLetter,
  markPosted: notifications.markPosted,
  listChannels: channels.listChannels,
  connectChannel: channels.connectChannel,
  disconnectChannel: channels.disconnectChannel,
  checkChannel: channels.checkChannel,
  sendTest: channels.sendTest,
  listWhatsappTemplates: channels.listWhatsappTemplates,
  getQuota: quotas.getQuota,
  listInboundMessages: inboundMessages.listInboundMessages,
  getInboundMessage: inboundMessages.getInboundMessage,
  recordInboundMessage: inboundMessages.recordInboundMessage,
  closeInboundMessage: inboundMessages.closeInboundMessage,
  listWorkItems: workItems.listWorkItems,
  closeWorkItem: workItems.closeWorkItem,
} satisfies Record<string, Endpoint>;

export type Contract = typeof CONTRACT;
export type EndpointName = keyof Contract;
