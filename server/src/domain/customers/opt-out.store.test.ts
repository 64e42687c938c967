import { describe, expect, test } from "vitest";
import { optIn } from "#server/domain/customers/opt-in.ts";
import { optOut } from "#server/domain/customers/opt-out.ts";
import { updateCustomer } from "#server/domain/customers/update-customer.ts";
import { act } from "#test/act.ts";
import { useTestWorld } from "#test/test-world.ts";

const world = useTestWorld();
const contact = (...addresses: string[]) => [
  {
    name: "Pat",
    points: addresses.map((address) => ({
      channel: "email" as const,
      address,
      consent: "unknown" as const,
    })),
  },
];

async function late() {
  const acts = act(await world.found());
  const customer = await acts.customer("Alpha", { email: "pat@example.com" });
  await acts.invoice(customer, { dueOn: "2026-10-20" });
  return { acts, customer, point: customer.contacts[0]!.points[0]!.id };
}

describe("an opt-out", () => {
  test("outlives the address being taken away and given again", async () => {
    const { acts, customer, point } = await late();
    await acts.do(optOut, { id: point });
    for (const address of ["sam@example.com", "pat@example.com"]) {
      await acts.do(updateCustomer, { id: customer.id, contacts: contact(address) });
    }
    await acts.goLive();
    await world.work();
    expect(world.email.sent).toEqual([]);
  });

  test("holds for a customer who gets the address later", async () => {
    const { acts, point } = await late();
    await acts.do(optOut, { id: point });
    const other = await acts.customer("Beta", { email: "pat@example.com" });
    await acts.invoice(other, { dueOn: "2026-10-20" });
    await acts.goLive();
    await world.work();
    expect(world.email.sent).toEqual([]);
  });

  test("stops one address, not the person's other one", async () => {
    const { acts, customer, point } = await late();
    await acts.do(updateCustomer, {
      id: customer.id,
      contacts: contact("pat@example.com", "desk@example.com"),
    });
    await acts.do(optOut, { id: point });
    await acts.goLive();
    await world.work();
    expect(world.email.sent.map((each) => each.to.address)).toEqual(["desk@example.com"]);
  });

  test("ends when the person says so, and the stage that waited goes out", async () => {
    const { acts, point } = await late();
    expect(await acts.do(optOut, { id: point })).toMatchObject({
      optedOutAt: world.time.now.toISOString(),
    });
    await acts.goLive();
    await world.work();
    expect(await acts.do(optIn, { id: point })).toMatchObject({ optedOutAt: null });
    await world.work();
    expect(world.email.sent).toHaveLength(1);
  });
});
