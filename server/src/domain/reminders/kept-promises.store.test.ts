import { describe, expect, test } from "vitest";
import { optOut } from "#server/domain/customers/opt-out.ts";
import { updateCustomer } from "#server/domain/customers/update-customer.ts";
import { issueAllDue } from "#server/domain/reminders/issue-all-due.ts";
import { act } from "#test/act.ts";
import { useTestWorld } from "#test/test-world.ts";

const world = useTestWorld();
const email = (address: string) => ({
  channel: "email" as const,
  address,
  consent: "unknown" as const,
});

async function late(dueOn: string, address: string) {
  const ctx = await world.found();
  const acts = act(ctx);
  const customer = await acts.customer("Alpha", { email: address });
  await acts.invoice(customer, { dueOn });
  return { ctx, acts, customer };
}

describe("what a person relies on", () => {
  test("a message that could not leave in contact hours does not leave at night", async () => {
    const { ctx, acts } = await late("2026-10-20", "pat@example.com");
    await acts.goLive();
    await issueAllDue(ctx);
    world.time.now = new Date("2026-11-03T02:00:00Z");
    await world.work();
    expect(world.email.sent).toEqual([]);
  });

  test("two stages that piled up while nothing could leave do not go out together", async () => {
    const { ctx, acts } = await late("2026-10-26", "pat@example.com");
    await acts.goLive();
    await issueAllDue(ctx);
    world.time.now = new Date("2026-11-12T10:00:00Z");
    await issueAllDue(ctx);
    await world.work();
    expect(world.email.sent).toHaveLength(1);
  });

  test("an opt-out holds however the address is written", async () => {
    const { acts, customer } = await late("2026-10-20", "Pat@example.com");
    const other = await acts.customer("Beta", { email: "pat@example.com" });
    await acts.invoice(other, { dueOn: "2026-10-20" });
    await acts.do(optOut, { id: customer.contacts[0]!.points[0]!.id });
    await acts.goLive();
    await world.work();
    expect(world.email.sent).toEqual([]);
  });

  test("an address that was written to can be taken away and given again", async () => {
    const { acts, customer } = await late("2026-10-20", "pat@example.com");
    await acts.goLive();
    await world.work();
    const give = (address: string) =>
      acts.do(updateCustomer, {
        id: customer.id,
        contacts: [{ name: "Pat", points: [email(address)] }],
      });
    await give("sam@example.com");
    await give("pat@example.com");
    world.time.now = new Date("2026-11-09T10:00:00Z");
    expect((await acts.plan())[0]).toMatchObject({ outcome: "send", recipient: "pat@example.com" });
  });
});
