import { describe, expect, test } from "vitest";
import type { Context } from "#server/context.ts";
import { connectChannel } from "#server/domain/channels/connect-channel.ts";
import { listChannels } from "#server/domain/channels/list-channels.ts";
import { getCreditNote } from "#server/domain/credit-notes/get-credit-note.ts";
import { listCreditNotes } from "#server/domain/credit-notes/list-credit-notes.ts";
import { createCustomerGroup } from "#server/domain/customers/create-customer-group.ts";
import { getCustomer } from "#server/domain/customers/get-customer.ts";
import { listCustomerGroups } from "#server/domain/customers/list-customer-groups.ts";
import { listCustomers } from "#server/domain/customers/list-customers.ts";
import { optOut } from "#server/domain/customers/opt-out.ts";
import { updateCustomer } from "#server/domain/customers/update-customer.ts";
import { listCaseEvents } from "#server/domain/events/list-case-events.ts";
import { listHolds } from "#server/domain/holds/list-holds.ts";
import { placeHold } from "#server/domain/holds/place-hold.ts";
import { releaseHold } from "#server/domain/holds/release-hold.ts";
import { closeInboundMessage } from "#server/domain/inbound-messages/close-inbound-message.ts";
import { getInboundMessage } from "#server/domain/inbound-messages/get-inbound-message.ts";
import { listInboundMessages } from "#server/domain/inbound-messages/list-inbound-messages.ts";
import { recordInboundMessage } from "#server/domain/inbound-messages/record-inbound-message.ts";
import { getInvoice } from "#server/domain/invoices/get-invoice.ts";
import { listInvoices } from "#server/domain/invoices/list-invoices.ts";
import { voidInvoice } from "#server/domain/invoices/void-invoice.ts";
import { writeOffInvoice } from "#server/domain/invoices/write-off-invoice.ts";
import { getLetter } from "#server/domain/notifications/get-letter.ts";
import { getNotification } from "#server/domain/notifications/get-notification.ts";
import { listNotifications } from "#server/domain/notifications/list-notifications.ts";
import { markPosted } from "#server/domain/notifications/mark-posted.ts";
import { settleNotification } from "#server/domain/notifications/settle-notification.ts";
import { getPayment } from "#server/domain/payments/get-payment.ts";
import { listPayments } from "#server/domain/payments/list-payments.ts";
import { getPolicy } from "#server/domain/policies/get-policy.ts";
import { listPolicies } from "#server/domain/policies/list-policies.ts";
import { updatePolicy } from "#server/domain/policies/update-policy.ts";
import { getRecoveryCase } from "#server/domain/recovery-cases/get-recovery-case.ts";
import { listRecoveryCases } from "#server/domain/recovery-cases/list-recovery-cases.ts";
import { approveReminder } from "#server/domain/reminders/approve-reminder.ts";
import { explainCase } from "#server/domain/reminders/explain-case.ts";
import { listApprovals } from "#server/domain/reminders/list-approvals.ts";
import { planReminders } from "#server/domain/reminders/plan-reminders.ts";
import { rejectReminder } from "#server/domain/reminders/reject-reminder.ts";
import { closeWorkItem } from "#server/domain/work-items/close-work-item.ts";
import { listWorkItems } from "#server/domain/work-items/list-work-items.ts";
import { act } from "#test/act.ts";
import { TWILIO_SMS } from "#test/connections.ts";
import { useTestWorld, type TestOrganization } from "#test/test-world.ts";

const world = useTestWorld();
const PAGE = { limit: 500 };

type List = (ctx: Context, input: never) => Promise<{ data: readonly object[] }>;
const LISTS: Record<string, List> = {
  listCustomers,
  listCustomerGroups,
  listInvoices,
  listPayments,
  listCreditNotes,
  listPolicies,
  listRecoveryCases,
  listApprovals,
  listHolds,
  listNotifications,
  planReminders,
  listChannels,
  listInboundMessages,
  listWorkItems,
};

/** An organization with one of everything. */
async function furnish(name: string) {
  const ctx = await world.found({ name });
  const acts = act(ctx);
  await acts.do(connectChannel, { channel: "sms", connection: TWILIO_SMS, ratePerSecond: null });
  const customer = await acts.customer(name);
  const group = await acts.do(createCustomerGroup, { name, policyId: null });
  const invoice = await acts.invoice(customer, { dueOn: "2026-10-20", number: "SAME-1" });
  const waiting = await acts.invoice(await acts.customer(`${name} 2`), {
    dueOn: "2026-10-20",
    number: "SAME-2",
  });
  const payment = await acts.pay(customer, 100);
  const note = await acts.credit(customer, 100, "CN-1");
  await acts.goLive();
  await world.work();
  await acts.goLive(1);
  await acts.pay(waiting.customerId ? { id: waiting.customerId } : customer, 100);
  world.time.now = new Date("2026-11-04T10:00:00Z");
  await acts.invoice(await acts.customer(`${name} 3`), { dueOn: "2026-10-20", number: "SAME-3" });
  await world.work();
  world.time.now = new Date("2026-11-02T10:00:00Z");
  const hold = await acts.hold(customer);
  const reply = await acts.do(recordInboundMessage, {
    channel: "email",
    sender: customer.contacts[0]!.points[0]!.address,
    subject: name,
    text: "Could you send me a copy, please?",
  });
  const workItem = (await acts.do(listWorkItems, PAGE)).data[0]!;
  const [approval] = await acts.approvals();
  const [message] = await acts.messages();
  return {
    ctx,
    acts,
    customer,
    group,
    invoice,
    payment,
    note,
    hold,
    reply,
    workItem,
    approval: approval!,
    message: message!,
  };
}

describe("two organizations", () => {
  test("never see each other in any list", async () => {
    const [ours, theirs] = [await furnish("Ours"), await furnish("Theirs")];
    for (const [name, list] of Object.entries(LISTS)) {
      const read = async (ctx: TestOrganization) =>
        (await ctx.transact((inside) => list(inside, { ...PAGE, assumeLive: false } as never)))
          .data;
      const [own, other] = [await read(ours.ctx), await read(theirs.ctx)];
      expect(own.length, name).toBeGreaterThan(0);
      expect(own.length, name).toBe(other.length);
      const ids = new Set(JSON.stringify(other).match(/"[a-z]+_[0-9a-z]{26}"/g));
      const shared = (JSON.stringify(own).match(/"[a-z]+_[0-9a-z]{26}"/g) ?? []).filter((id) =>
        ids.has(id),
      );
      expect(shared, name).toEqual([]);
      expect(JSON.stringify(own), name).not.toContain("Theirs");
    }
  });

  test("find nothing of each other's, and change nothing", async () => {
    const [ours, theirs] = [await furnish("Ours"), await furnish("Theirs")];
    const { customer, invoice, payment, note, hold, approval, message } = theirs;
    const { reply, workItem } = theirs;
    const policy = (await theirs.acts.do(listPolicies, PAGE)).data[0]!;
    const caseId = invoice.recoveryCaseId;
    const before = await theirs.acts.history(caseId);
    const amount = { amount: 100, currency: "GBP" };
    const attempts: (() => Promise<unknown>)[] = [
      () => ours.acts.do(getCustomer, { id: customer.id }),
      () => ours.acts.do(updateCustomer, { id: customer.id, name: "Mine" }),
      () => ours.acts.do(optOut, { id: customer.contacts[0]!.points[0]!.id }),
      () => ours.acts.do(getInvoice, { id: invoice.id }),
      () => ours.acts.do(voidInvoice, { id: invoice.id }),
      () => ours.acts.do(writeOffInvoice, { id: invoice.id }),
      () => ours.acts.do(getPayment, { id: payment.id }),
      () => ours.acts.do(getCreditNote, { id: note.id }),
      () => ours.acts.do(releaseHold, { id: hold.id }),
      () =>
        ours.acts.do(placeHold, {
          customerId: customer.id,
          invoiceId: null,
          kind: "manual",
          note: null,
          endsAt: null,
        }),
      () =>
        ours.acts.do(placeHold, {
          customerId: ours.customer.id,
          invoiceId: invoice.id,
          kind: "manual",
          note: null,
          endsAt: null,
        }),
      () => ours.acts.do(approveReminder, { id: approval.id }),
      () => ours.acts.do(rejectReminder, { id: approval.id }),
      () => ours.acts.do(getNotification, { id: message.id }),
      () => ours.acts.do(settleNotification, { id: message.id, outcome: "accepted" }),
      () => getLetter(ours.ctx, { id: message.id }),
      () => ours.acts.do(markPosted, { id: message.id }),
      () => ours.acts.do(getInboundMessage, { id: reply.id }),
      () => ours.acts.do(closeInboundMessage, { id: reply.id }),
      () => ours.acts.do(closeWorkItem, { id: workItem.id }),
      () => ours.acts.do(getPolicy, { id: policy.id }),
      () => ours.acts.do(updatePolicy, { id: policy.id, name: "Mine" }),
      () => ours.acts.do(getRecoveryCase, { id: caseId }),
      () => ours.acts.do(explainCase, { id: caseId }),
      () => ours.acts.do(listCaseEvents, { id: caseId, ...PAGE }),
      () => ours.acts.pay(customer, 100),
      () => ours.acts.pay(ours.customer, 100, { invoiceId: invoice.id }),
      () => ours.acts.credit(customer, 100, "CN-9"),
      () => ours.acts.invoice(customer, { dueOn: "2026-12-01", amount: amount.amount }),
      () => ours.acts.customer("New", { policyId: policy.id }),
      () => ours.acts.customer("New", { groupId: theirs.group.id }),
    ];
    for (const attempt of attempts) {
      await expect(attempt(), String(attempt)).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await theirs.acts.history(caseId)).toEqual(before);
  });
});
