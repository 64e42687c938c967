import { parseId } from "@dunlin/contract/ids.ts";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { markSilentAttempts } from "#server/domain/notifications/mark-silent-attempts.ts";
import { recordReceipts } from "#server/domain/notifications/record-receipts.ts";
import { recoverAttempts } from "#server/domain/notifications/recover-attempts.ts";
import { requeueDeliveries } from "#server/domain/notifications/requeue-deliveries.ts";
import { issueAllDue } from "#server/domain/reminders/issue-all-due.ts";
import type { DeadWorker } from "#server/platform/attempts/find-dead-workers.ts";
import type { Receipt } from "#server/providers/receipt.ts";
import { lookAround } from "#server/schedule.ts";
import { act, typesOf } from "#test/act.ts";
import { useTestWorld } from "#test/test-world.ts";

const world = useTestWorld();
const MINUTE_MS = 60_000;

async function queueOne() {
  const ctx = await world.found();
  const acts = act(ctx);
  const customer = await acts.customer("Alpha");
  const invoice = await acts.invoice(customer, { dueOn: "2026-10-20" });
  await acts.goLive();
  await issueAllDue(ctx);
  return { ctx, acts, customer, invoice };
}

/** A message whose worker died between its release and its answer. */
async function dieInDelivery() {
  const queued = await queueOne();
  world.email.onSend = () => {
    throw new Error("the process ends here");
  };
  await expect(world.work()).rejects.toThrow("the process ends here");
  world.email.onSend = null;
  const { rows } = await queued.ctx.transact((inside) =>
    sql<{ attempt_id: string; batch_id: string }>`select attempt_id, batch_id from notifications
      where organization_id = ${inside.organizationId} and status = 'sending'`.execute(inside.db),
  );
  expect(rows).toHaveLength(1);
  return { ...queued, attemptId: rows[0]!.attempt_id, batchId: rows[0]!.batch_id };
}

function deadWorker(given: Partial<DeadWorker>): DeadWorker {
  return {
    workerId: world.journal.workerId,
    isComplete: true,
    handedOver: new Set(),
    settled: new Map(),
    discard() {},
    release() {},
    ...given,
  };
}

async function recover({ ctx }: Awaited<ReturnType<typeof queueOne>>, given: Partial<DeadWorker>) {
  const settled = await ctx.transact((inside) => recoverAttempts(inside, deadWorker(given)));
  await world.work();
  return settled;
}

describe("what a worker that died left under way", () => {
  test("counts as accepted when the answer was written in its journal", async () => {
    const dead = await dieInDelivery();
    const answer = { outcome: "accepted", providerId: "kept" };
    const settled = new Map([[dead.attemptId, answer]]);
    expect(await recover(dead, { settled, handedOver: new Set([dead.attemptId]) })).toBe(1);
    expect(await dead.acts.messages()).toMatchObject([
      { status: "accepted", providerMessageId: "kept" },
    ]);
    expect(world.email.sent).toEqual([]);
  });

  test("is sent again, once, when it was never handed over", async () => {
    const dead = await dieInDelivery();
    expect(await recover(dead, {})).toBe(1);
    expect(await recover(dead, {})).toBe(0);
    expect(await dead.acts.messages()).toMatchObject([{ status: "accepted", attempts: 1 }]);
    expect(world.email.sent).toHaveLength(1);
    expect(typesOf(await dead.acts.history(dead.invoice.recoveryCaseId)).slice(-2)).toEqual([
      "notification.delayed",
      "notification.accepted",
    ]);
  });

  test("is unknown when it was handed over and nobody heard the answer", async () => {
    const dead = await dieInDelivery();
    await recover(dead, { handedOver: new Set([dead.attemptId]) });
    expect(await dead.acts.messages()).toMatchObject([{ status: "unknown" }]);
    expect(world.email.sent).toEqual([]);
  });

  test("is unknown when the machine restarted and the journal may lack its last lines", async () => {
    const dead = await dieInDelivery();
    await recover(dead, { isComplete: false });
    expect(await dead.acts.messages()).toMatchObject([{ status: "unknown" }]);
  });

  test("is none of another worker's business", async () => {
    const dead = await dieInDelivery();
    expect(await recover(dead, { workerId: "00000000-0000-4000-8000-000000000000" })).toBe(0);
    expect(await dead.acts.messages()).toMatchObject([{ status: "sending" }]);
  });

  test("is not sent any more when it was paid meanwhile", async () => {
    const dead = await dieInDelivery();
    await dead.acts.pay(dead.customer, 50_000);
    await recover(dead, {});
    expect(await dead.acts.messages()).toMatchObject([{ status: "cancelled" }]);
    expect(world.email.sent).toEqual([]);
  });
});

test("an answer that is written down twice, or after the matter was settled, changes nothing", async () => {
  const dead = await dieInDelivery();
  const [message] = await dead.acts.messages();
  const answer = (receipt: Receipt) =>
    dead.ctx.transact((inside) =>
      recordReceipts(inside, [
        {
          notificationId: parseId(message!.id),
          batchId: dead.batchId,
          attemptId: dead.attemptId,
          asked: { channel: "email", provider: "test" },
          receipt,
        },
      ]),
    );
  await answer({ outcome: "accepted", providerId: "first" });
  const history = await dead.acts.history(dead.invoice.recoveryCaseId);
  await answer({ outcome: "accepted", providerId: "second" });
  await answer({ outcome: "retry-later", detail: "421", retryAfterSeconds: 0 });
  await world.work();
  expect(await dead.acts.messages()).toMatchObject([
    { status: "accepted", providerMessageId: "first" },
  ]);
  expect(await dead.acts.history(dead.invoice.recoveryCaseId)).toEqual(history);
  expect(world.email.sent).toEqual([]);
});

describe("an attempt with no worker left to ask", () => {
  test("becomes unknown after half an hour and not before", async () => {
    const dead = await dieInDelivery();
    const start = world.time.now.getTime();
    const reconcile = () => dead.ctx.transact((inside) => markSilentAttempts(inside));
    world.time.now = new Date(start + 30 * MINUTE_MS);
    expect(await reconcile()).toBe(0);
    world.time.now = new Date(start + 30 * MINUTE_MS + 1);
    expect(await reconcile()).toBe(1);
    expect(await reconcile()).toBe(0);
    expect(await dead.acts.messages()).toMatchObject([{ status: "unknown" }]);
  });

  test("is found by the look around, and an answer that comes too late changes nothing", async () => {
    const dead = await dieInDelivery();
    world.time.now = new Date(world.time.now.getTime() + 31 * MINUTE_MS);
    await lookAround(world);
    expect(await dead.acts.messages()).toMatchObject([{ status: "unknown" }]);
    await recover(dead, {
      settled: new Map([[dead.attemptId, { outcome: "accepted", providerId: "late" }]]),
    });
    expect(await dead.acts.messages()).toMatchObject([{ status: "unknown" }]);
  });
});

describe("a batch whose job was lost", () => {
  test("gets a job again, and the message goes out once however many jobs it has", async () => {
    const { ctx, acts } = await queueOne();
    await sql`delete from test.jobs`.execute(world.database.queries);
    expect(await world.work()).toBe(0);
    for (let times = 0; times < 3; times += 1) {
      expect(await ctx.transact((inside) => requeueDeliveries(inside))).toBe(1);
    }
    await world.work();
    expect(await acts.messages()).toMatchObject([{ status: "accepted", attempts: 1 }]);
    expect(world.email.sent).toHaveLength(1);
    expect(await ctx.transact((inside) => requeueDeliveries(inside))).toBe(0);
  });

  test("is found by the look around after a minute", async () => {
    const { acts } = await queueOne();
    await sql`delete from test.jobs`.execute(world.database.queries);
    world.time.now = new Date(world.time.now.getTime() + MINUTE_MS + 1);
    await lookAround(world);
    await world.work();
    expect(await acts.messages()).toMatchObject([{ status: "accepted" }]);
  });
});
