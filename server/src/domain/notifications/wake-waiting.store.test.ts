import { expect, test } from "vitest";
import { recordReceipts } from "#server/domain/notifications/record-receipts.ts";
import type { Receipt } from "#server/providers/receipt.ts";
import { lookAround } from "#server/schedule.ts";
import { act } from "#test/act.ts";
import { TWILIO_SMS } from "#test/connections.ts";
import { useTestWorld } from "#test/test-world.ts";

const world = useTestWorld();
const SLOWER: Receipt = { outcome: "rate-limited", detail: "20429", retryAfterSeconds: 1 };

async function late(count: number) {
  const ctx = await world.found();
  const acts = act(ctx);
  await acts.ladder(["sms"]);
  await acts.connect("sms", TWILIO_SMS);
  for (let index = 0; index < count; index += 1) {
    const customer = await acts.customer(`Customer ${index}`, {
      points: [["sms", `+44770090${index}000`]],
    });
    await acts.invoice(customer, { dueOn: "2026-11-02" });
  }
  await acts.goLive();
  await world.work();
  return { ctx, acts };
}

async function later(seconds: number) {
  world.time.now = new Date(world.time.now.getTime() + seconds * 1000);
  await lookAround(world);
  await world.work();
}

test("a channel that is asked to wait a second waits a second, and what waited goes with its first answer", async () => {
  world.sms.answers = [SLOWER];
  const { acts } = await late(5);
  expect(await acts.channel("sms")).toMatchObject({ state: "closed" });
  const other = act(await world.found());
  await later(1);
  expect(await acts.channel("sms")).toMatchObject({ state: "open" });
  expect((await acts.messages()).map(({ status }) => status)).toEqual(
    Array.from({ length: 5 }, () => "accepted"),
  );
  expect(new Set(world.sms.sent.map(({ to }) => to)).size).toBe(5);
  expect(world.sms.sent).toHaveLength(5);
  expect(await other.messages()).toEqual([]);
});

test("what waits for longer than the channel was closed keeps its own time", async () => {
  const putOff: Receipt = { outcome: "retry-later", detail: "503", retryAfterSeconds: 600 };
  world.sms.answers = [putOff, SLOWER];
  const { acts } = await late(3);
  await later(1);
  expect((await acts.messages()).map(({ status }) => status).sort()).toEqual([
    "accepted",
    "accepted",
    "queued",
  ]);
  await later(599);
  expect(world.sms.sent).toHaveLength(3);
});

test("an answer opens its channel though the provider has told of the message before", async () => {
  const { ctx, acts } = await late(1);
  const row = await ctx.transact((inside) =>
    inside.db
      .selectFrom("notifications")
      .select(["id", "batch_id", "attempt_id"])
      .executeTakeFirstOrThrow(),
  );
  const answer = (receipt: Receipt) =>
    ctx.transact((inside) =>
      recordReceipts(inside, [
        {
          notificationId: row.id,
          batchId: row.batch_id,
          attemptId: row.attempt_id!,
          asked: { channel: "sms", provider: "twilio" },
          receipt,
        },
      ]),
    );
  await answer(SLOWER);
  expect(await acts.channel("sms")).toMatchObject({ state: "closed", because: "20429" });
  await answer({ outcome: "accepted", providerId: "SM1" });
  expect(await acts.channel("sms")).toMatchObject({ state: "open" });
  expect(world.sms.sent).toHaveLength(1);
});
