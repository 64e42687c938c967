import { expect, test } from "vitest";
import { lookAround } from "#server/schedule.ts";
import { act } from "#test/act.ts";
import { TWILIO_SMS } from "#test/connections.ts";
import { useTestWorld } from "#test/test-world.ts";

const world = useTestWorld();

/** An accepted message whose batch is on the list again, as two transactions at once may leave it. */
async function leaveBatch(status: "accepted" | "sending") {
  const ctx = await world.found();
  const acts = act(ctx);
  await acts.ladder(["sms"]);
  await acts.connect("sms", TWILIO_SMS);
  const customer = await acts.customer("Alpha", { points: [["sms", "+447700900001"]] });
  await acts.invoice(customer, { dueOn: "2026-11-02" });
  await acts.goLive();
  await world.work();
  await ctx.transact(async (inside) => {
    const { batch_id: id } = await inside.db
      .updateTable("notifications")
      .set({ status })
      .returning("batch_id")
      .executeTakeFirstOrThrow();
    const row = { organization_id: ctx.organizationId, id, next_attempt_at: inside.now() };
    await inside.db.insertInto("delivery_batches").values(row).execute();
  });
  const batches = () =>
    ctx.transact((inside) => inside.db.selectFrom("delivery_batches").select("id").execute());
  return { acts, batches };
}

test("a batch in which nothing waits is taken off the list within two minutes", async () => {
  const { acts, batches } = await leaveBatch("accepted");
  expect(await batches()).toHaveLength(1);
  world.time.now = new Date(world.time.now.getTime() + 120_000);
  await lookAround(world);
  await world.work();
  expect(await batches()).toEqual([]);
  expect(world.sms.sent).toHaveLength(1);
  expect(await acts.messages()).toMatchObject([{ status: "accepted", attempts: 1 }]);
});

test("a batch is off the list when its provider tells of the last message under way", async () => {
  const { acts, batches } = await leaveBatch("sending");
  const { attemptId } = world.sms.sent.at(-1)!;
  await acts.hear({
    kind: "delivery",
    key: "told before the answer",
    attemptId,
    providerId: "SM1",
    state: "delivered",
    reason: null,
    detail: null,
    at: "2026-11-02T10:00:30Z",
  });
  await world.work();
  expect(await acts.messages()).toMatchObject([{ status: "delivered" }]);
  expect(await batches()).toEqual([]);
});
