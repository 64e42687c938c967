import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { reserveSending } from "#server/domain/channels/reserve-sending.ts";
import { deliverNotifications } from "#server/domain/notifications/deliver-notifications.ts";
import { issueDueReminders } from "#server/domain/reminders/issue-due-reminders.ts";
import type { SqlPool } from "#server/platform/database/pool.ts";
import { act } from "#test/act.ts";
import { TWILIO_SMS } from "#test/connections.ts";
import {
  buildWorld,
  openFileStore,
  type TestOrganization,
  type TestWorld,
} from "#test/test-world.ts";

let pool: SqlPool;
let world: TestWorld;
beforeAll(async () => {
  pool = await openFileStore();
});
beforeEach(() => {
  world = buildWorld(pool);
});
afterAll(async () => await pool?.end());

async function connected(ratePerSecond: number | null) {
  const ctx = await world.found();
  const acts = act(ctx);
  await acts.ladder(["sms"]);
  await acts.connect("sms", TWILIO_SMS, ratePerSecond);
  return { ctx, acts };
}

async function late(acts: ReturnType<typeof act>, from: number, until: number) {
  for (let index = from; index < until; index += 1) {
    const point = ["sms", `+4477009${String(index).padStart(5, "0")}`] as const;
    const customer = await acts.customer(`Customer ${index}`, { points: [point] });
    await acts.invoice(customer, { dueOn: "2026-11-02" });
  }
}

const wanted = (count: number, ratePerSecond: number) =>
  [{ channel: "sms", provider: "recording", count, ratePerSecond }] as const;

async function take(ctx: TestOrganization, count: number, rate: number): Promise<number> {
  const places = await ctx.transact((inside) => reserveSending(inside, wanted(count, rate)));
  return places.get("sms")!.count;
}

describe("no more leave in a second than the connection's rate", () => {
  test("however many take places at once", async () => {
    const { ctx } = await connected(10);
    const taken = await Promise.all(Array.from({ length: 8 }, () => take(ctx, 7, 10)));
    expect(taken.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(10);
    expect(Math.max(...taken)).toBe(7);
  });

  test("over a minute of takers of every size", async () => {
    const { ctx } = await connected(10);
    const start = world.time.now.getTime();
    let sum = 0;
    for (let tick = 0; tick < 120; tick += 1) {
      world.time.now = new Date(start + tick * 137);
      sum += await take(ctx, 1 + ((tick * 7) % 13), 10);
      const seconds = (tick * 137) / 1000;
      expect(sum).toBeLessThanOrEqual(10 * (seconds + 1));
    }
    expect(sum).toBeGreaterThan(10 * 14);
  });

  test("by two releases of two batches at the same time, and all of them leave in the end", async () => {
    const { ctx, acts } = await connected(5);
    const batches: string[] = [];
    await acts.goLive();
    for (const [from, until] of [
      [0, 8],
      [8, 16],
    ] as const) {
      await late(acts, from, until);
      batches.push((await ctx.transact((inside) => issueDueReminders(inside))).batchId!);
    }
    const perSecond: number[] = [];
    for (let second = 0; second < 8 && world.sms.sent.length < 16; second += 1) {
      const before = world.sms.sent.length;
      await Promise.all(batches.map((batchId) => deliverNotifications(ctx, { batchId })));
      perSecond.push(world.sms.sent.length - before);
      world.time.now = new Date(world.time.now.getTime() + 1000);
    }
    expect(Math.max(...perSecond)).toBeLessThanOrEqual(5);
    expect(world.sms.sent).toHaveLength(16);
    expect(new Set(world.sms.sent.map((each) => each.to)).size).toBe(16);
    expect(await acts.messages()).toMatchObject(
      Array.from({ length: 16 }, () => ({ status: "accepted", attempts: 1 })),
    );
  });
});

test("after a channel was closed exactly one message tries the way, however many releases there are", async () => {
  const { ctx, acts } = await connected(null);
  await acts.goLive();
  const batches: string[] = [];
  for (let batch = 0; batch < 4; batch += 1) {
    await late(acts, 100 + batch * 3, 103 + batch * 3);
    batches.push((await ctx.transact((inside) => issueDueReminders(inside))).batchId!);
  }
  await ctx.transact((inside) =>
    inside.db
      .insertInto("senders")
      .values({
        organization_id: ctx.organizationId,
        channel: "sms",
        provider: "recording",
        failures: 5,
        closed_until: new Date(world.time.now.getTime() - 1000),
        because: "silence",
      })
      .execute(),
  );
  let tries = 0;
  world.sms.onSend = async () => {
    tries += 1;
    await new Promise((resolve) => setTimeout(resolve, 20));
  };
  world.sms.answers = Array.from({ length: 12 }, () => ({ outcome: "unknown", detail: "silence" }));
  await Promise.all(batches.map((batchId) => deliverNotifications(ctx, { batchId })));
  expect(tries).toBe(1);
  expect((await acts.messages()).filter((each) => each.status === "queued")).toHaveLength(11);
});

test("one organization's rate and closing are no other's", async () => {
  const one = await connected(1);
  const other = await connected(1);
  expect(await take(one.ctx, 3, 1)).toBe(1);
  expect(await take(other.ctx, 3, 1)).toBe(1);
  expect(await take(one.ctx, 3, 1)).toBe(0);
});
