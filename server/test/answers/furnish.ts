import type { IdKind } from "@dunlin/contract/ids.ts";
import type { GivenTo, House } from "#test/answers/house.ts";
import { TWILIO_SMS } from "#test/connections.ts";
import { fileOf } from "#test/import-bed.ts";

let count = 0;

/** A word that no other has been. */
export function fresh(word: string): string {
  count += 1;
  return `${word}-${count}`;
}

/** A customer who can be written to. */
export async function addCustomer(house: House, more: Partial<GivenTo<"createCustomer">> = {}) {
  const name = fresh("Customer");
  const address = `${name.toLowerCase()}@example.com`;
  return await house.must("createCustomer", {
    name,
    country: "GB",
    contacts: [{ name: "Pat", points: [{ channel: "email", address }] }],
    ...more,
  });
}

/** An invoice that is overdue at the time of the tests, of a new customer unless one is given. */
export async function addInvoice(house: House, more: Partial<GivenTo<"createInvoice">> = {}) {
  return await house.must("createInvoice", {
    customerId: more.customerId ?? (await addCustomer(house)).id,
    number: fresh("INV"),
    issuedOn: "2026-09-01",
    dueOn: "2026-10-20",
    amount: { amount: 50_000, currency: "GBP" },
    ...more,
  });
}

/** A reminder that waits for a person's word. */
export async function addApproval(house: House) {
  const invoice = await addInvoice(house);
  await house.must("goLive", { approveFirst: 1 });
  await house.world.work();
  const { data } = await house.must("listApprovals", { status: "pending" });
  return { invoice, approval: data[0]! };
}

/** A message that has been sent, or met with the answer that is planned. */
export async function addNotification(house: House, outcome: "accepted" | "unknown" = "accepted") {
  if (outcome === "unknown") {
    house.world.email.answers.push({ outcome, detail: "the connection broke" });
  }
  await addInvoice(house);
  await house.must("goLive", {});
  await house.world.work();
  return (await house.must("listNotifications", {})).data[0]!;
}

/** A letter that waits for a person to post it. */
export async function addLetter(house: House) {
  const policy = await house.must("createPolicy", {
    name: fresh("P"),
    stages: [{ key: "letter", tone: "firm", offsetDays: 3, channels: ["letter"] }],
  });
  const address = "1 High Street\nLeith\nEH6 6AA";
  const customer = await addCustomer(house, {
    policyId: policy.id,
    contacts: [{ name: "Pat", points: [{ channel: "letter", address }] }],
  });
  await addInvoice(house, { customerId: customer.id });
  await house.must("updateOrganization", { postalAddress: "2 Quay Street\nBristol BS1 4DJ" });
  await house.must("goLive", {});
  await house.world.work();
  return (await house.must("listNotifications", { customerId: customer.id })).data[0]!;
}

/** Text messages by a provider of the organization's own. */
export async function connectSms(house: House) {
  return await house.must("connectChannel", { channel: "sms", connection: TWILIO_SMS });
}

/** What somebody with an overdue invoice asked back. */
export async function addReply(house: House) {
  const { customerId } = await addInvoice(house);
  const customer = await house.must("getCustomer", { id: customerId });
  return await house.must("recordInboundMessage", {
    channel: "email",
    sender: customer.contacts[0]!.points[0]!.address,
    text: "Could you send me a copy of the invoice, please?",
  });
}

export type Furniture = Partial<Record<IdKind, string>>;

/** One of everything that has an id, in an organization. */
export async function furnish(house: House): Promise<Furniture> {
  const { approval, invoice } = await addApproval(house);
  const { customerId } = invoice;
  const customer = await house.must("getCustomer", { id: customerId });
  const amount = { amount: 100, currency: "GBP" };
  const policy = await house.must("createPolicy", { name: fresh("P"), ladder: "brief" });
  const group = await house.must("createCustomerGroup", { name: fresh("G") });
  const payment = await house.must("recordPayment", {
    customerId,
    amount,
    receivedOn: "2026-11-02",
  });
  const credit = { customerId, amount, number: fresh("CN"), issuedOn: "2026-11-02" };
  const creditNote = await house.must("issueCreditNote", credit);
  const notification = await addNotification(house);
  const reply = await addReply(house);
  const channel = await connectSms(house);
  const workItem = (await house.must("listWorkItems", { kind: "reply" })).data[0]!;
  const hold = await house.must("placeHold", { customerId });
  const file = await house.must("importInvoices", { csv: fileOf([{ number: fresh("I") }]) });
  return {
    customer: customerId,
    contactPoint: customer.contacts[0]!.points[0]!.id,
    customerGroup: group.id,
    policy: policy.id,
    invoice: invoice.id,
    payment: payment.id,
    creditNote: creditNote.id,
    recoveryCase: invoice.recoveryCaseId,
    approval: approval.id,
    notification: notification.id,
    hold: hold.id,
    import: file.id!,
    connection: channel.connectionId!,
    inboundMessage: reply.id,
    workItem: workItem.id,
  };
}
