import { describe, expect, test } from "vitest";
import { optOut } from "#server/domain/customers/opt-out.ts";
import { updateCustomer } from "#server/domain/customers/update-customer.ts";
import { releaseHold } from "#server/domain/holds/release-hold.ts";
import { voidInvoice } from "#server/domain/invoices/void-invoice.ts";
import { writeOffInvoice } from "#server/domain/invoices/write-off-invoice.ts";
import { pauseOrganization } from "#server/domain/organizations/pause-organization.ts";
import { issueAllDue } from "#server/domain/reminders/issue-all-due.ts";
import { act, typesOf } from "#test/act.ts";
import { useTestWorld } from "#test/test-world.ts";

const world = useTestWorld();

/** A customer with two late invoices and a message that is queued and not yet released. */
async function queueOne() {
  const ctx = await world.found();
  const acts = act(ctx);
  const customer = await acts.customer("Alpha");
  const other = await acts.customer("Beta");
  const invoice = await acts.invoice(customer, { dueOn: "2026-10-20", amount: 50_000 });
  await acts.invoice(customer, { dueOn: "2026-10-25", amount: 30_000 });
  await acts.invoice(other, { dueOn: "2026-10-20" });
  await acts.goLive();
  await issueAllDue(ctx);
  expect(await statuses(acts)).toEqual({ alpha: ["queued"], beta: ["queued"] });
  return { ctx, acts, customer, invoice };
}

type Queued = Awaited<ReturnType<typeof queueOne>>;

async function statuses(acts: ReturnType<typeof act>) {
  const messages = await acts.messages();
  const of = (name: string) =>
    messages.filter((each) => each.recipient.startsWith(name)).map((each) => each.status);
  return { alpha: of("alpha"), beta: of("beta") };
}

const CAUSES: [
  string,
  (queued: Queued) => Promise<unknown>,
  because: string,
  sentAgain: boolean,
][] = [
  ["a part payment", ({ acts, customer }) => acts.pay(customer, 10_000), "a payment came", true],
  ["a full payment", ({ acts, customer }) => acts.pay(customer, 80_000), "a payment came", false],
  [
    "a credit note",
    ({ acts, customer }) => acts.credit(customer, 10_000, "CN-1"),
    "a credit note was issued",
    true,
  ],
  ["a hold", ({ acts, customer }) => acts.hold(customer), "a hold was placed", false],
  [
    "a hold on one of the invoices",
    ({ acts, customer, invoice }) => acts.hold(customer, { invoiceId: invoice.id }),
    "a hold was placed",
    true,
  ],
  [
    "an opt-out",
    ({ acts, customer }) => acts.do(optOut, { id: customer.contacts[0]!.points[0]!.id }),
    "the person opted out",
    false,
  ],
  [
    "a change of the customer",
    ({ acts, customer }) => acts.do(updateCustomer, { id: customer.id, language: "de" }),
    "the customer's data changed",
    true,
  ],
  [
    "a voided invoice",
    ({ acts, invoice }) => acts.do(voidInvoice, { id: invoice.id }),
    "an invoice was voided",
    true,
  ],
  [
    "a written-off invoice",
    ({ acts, invoice }) => acts.do(writeOffInvoice, { id: invoice.id }),
    "an invoice was written off",
    true,
  ],
];

describe("what withdraws a queued message", () => {
  test.each(CAUSES)(
    "%s, in its own transaction, and of that customer alone",
    async (_, cause, because, sentAgain) => {
      const queued = await queueOne();
      await cause(queued);
      expect(await statuses(queued.acts)).toEqual({ alpha: ["cancelled"], beta: ["queued"] });
      expect((await queued.acts.messages())[0]).toMatchObject({ detail: because });
      await world.work();
      expect(world.email.sent.map((each) => each.to.address)).toEqual(
        sentAgain ? ["beta@example.com", "alpha@example.com"] : ["beta@example.com"],
      );
      const history = await queued.acts.history(queued.invoice.recoveryCaseId);
      expect(history.find((each) => each.type === "notification.cancelled")?.data).toMatchObject({
        because,
      });
    },
  );

  test("a withdrawn stage is due again, once, and asks for what is owed then", async () => {
    const { acts, customer, invoice } = await queueOne();
    await acts.pay(customer, 10_000);
    await world.work();
    await world.work();
    const messages = (await acts.messages()).filter((each) => each.recipient.startsWith("alpha"));
    expect(messages).toMatchObject([
      { stage: "firm", status: "cancelled" },
      { stage: "firm", status: "accepted" },
    ]);
    expect(world.email.sent.at(-1)!.text).toContain("£700.00");
    expect(typesOf(await acts.history(invoice.recoveryCaseId)).slice(3)).toEqual([
      "reminder.passed",
      "reminder.passed",
      "reminder.issued",
      "notification.cancelled",
      "invoice.paid",
      "reminder.passed",
      "reminder.passed",
      "reminder.issued",
      "notification.accepted",
    ]);
  });

  test("a change that is rolled back withdraws nothing", async () => {
    const { ctx, acts, customer } = await queueOne();
    const failed = ctx.transact(async (inside) => {
      await updateCustomer(inside, { id: customer.id, language: "de" });
      throw new Error("no");
    });
    await expect(failed).rejects.toThrow("no");
    expect((await statuses(acts)).alpha).toEqual(["queued"]);
  });

  test("a pause withdraws everybody's, and going live sends each once", async () => {
    const { acts } = await queueOne();
    await acts.do(pauseOrganization, undefined);
    expect(await statuses(acts)).toEqual({ alpha: ["cancelled"], beta: ["cancelled"] });
    await world.work();
    expect(world.email.sent).toEqual([]);
    await acts.goLive();
    await world.work();
    expect(world.email.sent.map((each) => each.to.address).sort()).toEqual([
      "alpha@example.com",
      "beta@example.com",
    ]);
  });

  test("a hold that is released lets the stage go", async () => {
    const { acts, customer } = await queueOne();
    const hold = await acts.hold(customer);
    await world.work();
    await acts.do(releaseHold, { id: hold.id });
    await world.work();
    expect(world.email.sent.map((each) => each.to.address)).toContain("alpha@example.com");
    await expect(acts.do(releaseHold, { id: hold.id })).rejects.toThrow("released already");
  });

  test("what has left is not withdrawn", async () => {
    const { acts, customer } = await queueOne();
    await world.work();
    await acts.pay(customer, 10_000);
    expect((await statuses(acts)).alpha).toEqual(["accepted"]);
    await world.work();
    expect(world.email.sent).toHaveLength(2);
  });
});
