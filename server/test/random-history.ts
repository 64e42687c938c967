import fc from "fast-check";
import { addDays } from "#server/domain/calendars/civil-days.ts";
import { listCustomers } from "#server/domain/customers/list-customers.ts";
import { optIn } from "#server/domain/customers/opt-in.ts";
import { optOut } from "#server/domain/customers/opt-out.ts";
import { listHolds } from "#server/domain/holds/list-holds.ts";
import { releaseHold } from "#server/domain/holds/release-hold.ts";
import { listInvoices } from "#server/domain/invoices/list-invoices.ts";
import { voidInvoice } from "#server/domain/invoices/void-invoice.ts";
import { pauseOrganization } from "#server/domain/organizations/pause-organization.ts";
import { LADDERS } from "#server/domain/policies/ladders.ts";
import { listPolicies } from "#server/domain/policies/list-policies.ts";
import { updatePolicy } from "#server/domain/policies/update-policy.ts";
import { approveReminder } from "#server/domain/reminders/approve-reminder.ts";
import { rejectReminder } from "#server/domain/reminders/reject-reminder.ts";
import { Refusal } from "#server/refusal.ts";
import { act } from "#test/act.ts";
import type { TestOrganization } from "#test/test-world.ts";

const WHAT = [
  "pay",
  "pay",
  "pay all",
  "pay by name",
  "credit",
  "hold",
  "hold invoice",
  "release",
  "opt out",
  "opt in",
  "invoice",
  "invoice",
  "void",
  "go live",
  "brake",
  "pause",
  "approve",
  "approve",
  "reject",
  "policy",
  "go live",
  "go live",
] as const;

/** One thing that people do; the numbers pick among what there is at the time. */
export const randomDeed = fc.record({
  what: fc.constantFrom(...WHAT),
  who: fc.nat({ max: 99 }),
  which: fc.nat({ max: 99 }),
  size: fc.integer({ min: 1, max: 90_000 }),
});
export type Deed = typeof randomDeed extends fc.Arbitrary<infer Given> ? Given : never;

const PAGE = { limit: 500 };

/** Does one deed, if what there is allows it; a refusal is an answer like any other. */
export async function doDeed(ctx: TestOrganization, deed: Deed, at: { now: Date; number: number }) {
  try {
    await perform(ctx, deed, at);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

async function perform(ctx: TestOrganization, deed: Deed, at: { now: Date; number: number }) {
  const acts = act(ctx);
  const pick = <Item>(items: readonly Item[], by: number) => items[by % items.length];
  const customer = pick((await acts.do(listCustomers, PAGE)).data, deed.who)!;
  const invoice = pick(
    (await acts.do(listInvoices, { ...PAGE, customerId: customer.id })).data,
    deed.which,
  );
  const point = customer.contacts[0]!.points[0]!;
  const today = at.now.toISOString().slice(0, 10);
  switch (deed.what) {
    case "pay":
      return await acts.pay(customer, deed.size);
    case "pay all":
      return await acts.pay(customer, 500_000);
    case "pay by name":
      return invoice && (await acts.pay(customer, deed.size, { invoiceId: invoice.id }));
    case "credit":
      return await acts.credit(customer, deed.size, `CN-${at.number}`);
    case "hold": {
      const endsAt =
        deed.which % 2 ? new Date(at.now.getTime() + deed.size * 20_000).toISOString() : null;
      return await acts.hold(customer, { endsAt });
    }
    case "hold invoice":
      return invoice && (await acts.hold(customer, { invoiceId: invoice.id, kind: "dispute" }));
    case "release": {
      const holds = (await acts.do(listHolds, PAGE)).data.filter(
        (hold) => hold.releasedAt === null,
      );
      const hold = pick(holds, deed.who);
      return hold && (await acts.do(releaseHold, { id: hold.id }));
    }
    case "opt out":
      return await acts.do(optOut, { id: point.id });
    case "opt in":
      return await acts.do(optIn, { id: point.id });
    case "invoice":
      return await acts.invoice(customer, {
        dueOn: addDays(today, (deed.which % 40) - 20),
        amount: deed.size,
      });
    case "void":
      return invoice && (await acts.do(voidInvoice, { id: invoice.id }));
    case "go live":
      return await acts.goLive();
    case "brake":
      return await acts.goLive(deed.who % 3, (deed.which % 3) + 1);
    case "pause":
      return await acts.do(pauseOrganization, undefined);
    case "approve":
    case "reject": {
      const waiting = (await acts.approvals()).filter((approval) => approval.status === "pending");
      const approval = pick(waiting, deed.which);
      const verb = deed.what === "approve" ? approveReminder : rejectReminder;
      return approval && (await acts.do(verb, { id: approval.id }));
    }
    case "policy": {
      const policy = (await acts.do(listPolicies, PAGE)).data[0]!;
      const stages = pick(Object.values(LADDERS), deed.which)!;
      return await acts.do(updatePolicy, { id: policy.id, stages: [...stages] });
    }
  }
}
