import { describe, expect, test } from "vitest";
import { createCustomerGroup } from "#server/domain/customers/create-customer-group.ts";
import { updateCustomer } from "#server/domain/customers/update-customer.ts";
import { createPolicy } from "#server/domain/policies/create-policy.ts";
import { updatePolicy } from "#server/domain/policies/update-policy.ts";
import { lookAround } from "#server/schedule.ts";
import { act } from "#test/act.ts";
import { buildStage } from "#test/build-facts.ts";
import { useTestWorld } from "#test/test-world.ts";

const world = useTestWorld();

async function open() {
  const acts = act(await world.found());
  const policy = (name: string, isDefault = false, offsetDays = 1) =>
    acts.do(createPolicy, {
      name,
      stages: [buildStage(name, offsetDays), buildStage("last", 30)],
      minimumAmounts: {},
      isDefault,
    });
  return { acts, policy };
}

describe("which policy rules an invoice", () => {
  test("its own, else the customer's, else the group's, else the default", async () => {
    const { acts, policy } = await open();
    const own = await policy("own");
    const personal = await policy("personal");
    const common = await policy("grouped");
    await policy("standard", true);
    const group = await acts.do(createCustomerGroup, { name: "Friends", policyId: common.id });
    const cases = [
      ["One", { policyId: personal.id, groupId: group.id }, { policyId: own.id }],
      ["Two", { policyId: personal.id, groupId: group.id }, {}],
      ["Three", { groupId: group.id }, {}],
      ["Four", {}, {}],
    ] as const;
    for (const [name, of, given] of cases) {
      await acts.invoice(await acts.customer(name, of), { dueOn: "2026-10-20", ...given });
    }
    const plan = await acts.plan(undefined, true);
    expect(plan.map((row) => [row.customerName, row.stage])).toEqual([
      ["One", "own"],
      ["Two", "personal"],
      ["Three", "grouped"],
      ["Four", "standard"],
    ]);
  });

  test("the default is one, and a new one takes over at once", async () => {
    const { acts, policy } = await open();
    await acts.invoice(await acts.customer("One"), { dueOn: "2026-10-20" });
    await policy("first", true);
    await policy("second", true);
    expect((await acts.plan(undefined, true))[0]!.stage).toBe("second");
  });
});

describe("a policy that changes in mid ladder", () => {
  test("repeats nothing, and goes on from there", async () => {
    const { acts, policy } = await open();
    const { id } = await policy("first", true);
    await acts.invoice(await acts.customer("One"), { dueOn: "2026-10-30" });
    await acts.goLive();
    await world.work();
    const stages = [buildStage("other", 2), buildStage("new", 6), buildStage("last", 30)];
    await acts.do(updatePolicy, { id, stages });
    await world.work();
    expect((await acts.messages()).map((message) => message.stage)).toEqual(["first"]);
    for (const day of ["2026-11-04", "2026-11-05", "2026-11-06", "2026-11-30"]) {
      world.time.now = new Date(`${day}T10:00:00Z`);
      await lookAround(world);
      await world.work();
    }
    expect((await acts.messages()).map((message) => message.stage)).toEqual([
      "first",
      "new",
      "last",
    ]);
  });

  test("a customer who is moved to another policy hears no stage again", async () => {
    const { acts, policy } = await open();
    const other = await acts.do(createPolicy, {
      name: "Other",
      stages: [buildStage("soon", 2), buildStage("last", 20)],
      minimumAmounts: {},
      isDefault: false,
    });
    await policy("first", true);
    const customer = await acts.customer("One");
    await acts.invoice(customer, { dueOn: "2026-09-30" });
    await acts.goLive();
    await world.work();
    await acts.do(updateCustomer, { id: customer.id, policyId: other.id });
    await world.work();
    expect((await acts.messages()).map((message) => message.stage)).toEqual(["last"]);
  });
});
