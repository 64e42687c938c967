import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deliverNotifications } from "#server/domain/notifications/deliver-notifications.ts";
import { updateOrganization } from "#server/domain/organizations/update-organization.ts";
import { getQuota } from "#server/domain/quotas/get-quota.ts";
import { issueAllDue } from "#server/domain/reminders/issue-all-due.ts";
import { issueDueReminders } from "#server/domain/reminders/issue-due-reminders.ts";
import type { SqlPool } from "#server/platform/database/pool.ts";
import type { Receipt } from "#server/providers/receipt.ts";
import { lookAround } from "#server/schedule.ts";
import { act } from "#test/act.ts";
import {
  buildWorld,
  openFileStore,
  useTestWorld,
  type TestOrganization,
  type TestWorld,
} from "#test/test-world.ts";

const world = useTestWorld();

async function found(tier: "starter" | "growth" | "pro") {
  const ctx = await world.found({ tier });
  const acts = act(ctx);
  await acts.ladder(["email"]);
  return { ctx, acts };
}

async function late(acts: ReturnType<typeof act>, from: number, until: number) {
  for (let index = from; index < until; index += 1) {
    const customer = await acts.customer(`Customer ${index}`);
    await acts.invoice(customer, { dueOn: "2026-11-02" });
  }
}

async function used(ctx: TestOrganization, what = "emails", span = "hour") {
  const { uses } = await ctx.transact(getQuota);
  return uses.find((use) => use.what === what && use.span === span)!;
}

async function quotaEvents(ctx: TestOrganization): Promise<string[]> {
  const rows = await ctx.transact((inside) =>
    inside.db
      .selectFrom("events")
      .select(["type", "data"])
      .where("type", "like", "quota.%")
      .orderBy("id")
      .execute(),
  );
  return rows.map(({ type, data }) => {
    const { what, span } = data as { what: string; span: string };
    return `${type} ${what} ${span}`;
  });
}

/** An hour later. */
async function hour() {
  world.time.now = new Date(world.time.now.getTime() + 3_600_000);
  await lookAround(world);
  await world.work();
}

describe("the limits of a tier at the moment of release", () => {
  test("are used to the last unit; the stages of the others wait and none is lost", async () => {
    const { ctx, acts } = await found("pro");
    await late(acts, 0, 60);
    await acts.goLive();
    await world.work();
    expect(world.email.sent).toHaveLength(50);
    expect(await used(ctx)).toMatchObject({
      used: 50,
      limit: 50,
      remaining: 0,
      percentUsed: 100,
      isNearLimit: true,
      resetsAt: "2026-11-02T11:00:00.000Z",
    });
    expect(await used(ctx, "emails", "day")).toMatchObject({ used: 50, limit: 500 });
    await hour();
    expect(world.email.sent).toHaveLength(60);
    expect(new Set(world.email.sent.map((each) => each.to.address)).size).toBe(60);
    expect(await used(ctx)).toMatchObject({ used: 10, limit: 50 });
  });

  test("tell once that four fifths are used, and once that all are", async () => {
    const { ctx, acts } = await found("growth");
    await acts.goLive();
    await late(acts, 0, 23);
    await world.work();
    expect(await quotaEvents(ctx)).toEqual([]);
    await late(acts, 23, 25);
    await world.work();
    expect(await quotaEvents(ctx)).toEqual(["quota.nearly_used emails hour"]);
    await late(acts, 25, 33);
    await world.work();
    expect(await quotaEvents(ctx)).toEqual([
      "quota.nearly_used emails hour",
      "quota.reached emails hour",
    ]);
  });

  test.each<[Receipt["outcome"], number, number]>([
    ["accepted", 1, 1],
    ["unknown", 1, 1],
    ["bad-recipient", 0, 0],
    ["content-rejected", 0, 0],
    ["suppressed", 0, 0],
    ["misconfigured", 0, 0],
    ["rate-limited", 0, 0],
    ["retry-later", 0, 0],
  ])("%s: %i message and %i collection are counted", async (outcome, messages, collections) => {
    const { ctx, acts } = await found("pro");
    await late(acts, 0, 1);
    await acts.goLive();
    const details = { detail: "so", providerId: "id", retryAfterSeconds: 600 };
    world.email.answers = [{ outcome, ...details } as Receipt];
    await world.work();
    expect(await used(ctx)).toMatchObject({ used: messages });
    expect(await used(ctx, "emails", "month")).toMatchObject({ used: messages });
    expect(await used(ctx, "spend", "day")).toMatchObject({ used: messages * 2 });
    expect(await used(ctx, "collections", "month")).toMatchObject({ used: collections });
  });

  test("count a message that is tried again once", async () => {
    const { ctx, acts } = await found("pro");
    await late(acts, 0, 1);
    await acts.goLive();
    world.email.answers = [{ outcome: "retry-later", detail: "421", retryAfterSeconds: 30 }];
    await world.work();
    world.time.now = new Date("2026-11-02T10:00:30Z");
    await world.work();
    expect(await used(ctx)).toMatchObject({ used: 1 });
  });

  test("that come back let another message go at once", async () => {
    const { acts } = await found("starter");
    await late(acts, 0, 11);
    await acts.goLive();
    world.email.answers = [{ outcome: "bad-recipient", detail: "550" }];
    await world.work();
    expect(world.email.sent).toHaveLength(10);
  });

  test("are those of one organization, and none without a tier", async () => {
    const { ctx, acts } = await found("starter");
    const other = await world.found();
    await late(acts, 0, 10);
    await late(act(other), 0, 12);
    await acts.goLive();
    await act(other).goLive();
    await world.work();
    expect(world.email.sent).toHaveLength(22);
    expect(await used(ctx)).toMatchObject({ used: 10 });
    expect(await other.transact(getQuota)).toEqual({ tier: null, uses: [] });
  });
});

describe("fifty releases at the same time", () => {
  let pool: SqlPool;
  let crowd: TestWorld;
  beforeAll(async () => {
    pool = await openFileStore();
    crowd = buildWorld(pool);
  });
  afterAll(async () => await pool?.end());

  test("of a hundred messages that are due let exactly the fifty of the hour leave, each once", async () => {
    const ctx = await crowd.found();
    const acts = act(ctx);
    await acts.ladder(["email"]);
    await acts.goLive();
    const batches: string[] = [];
    for (let batch = 0; batch < 50; batch += 1) {
      await late(acts, batch * 2, batch * 2 + 2);
      batches.push((await ctx.transact((inside) => issueDueReminders(inside))).batchId!);
    }
    const queued = (await acts.messages()).filter((each) => each.status === "queued");
    expect(queued).toHaveLength(100);
    await acts.do(updateOrganization, { tier: "pro" });
    await Promise.all(batches.map((batchId) => deliverNotifications(ctx, { batchId })));
    expect(crowd.email.sent).toHaveLength(50);
    expect(new Set(crowd.email.sent.map((each) => each.to.address)).size).toBe(50);
    expect(await used(ctx)).toMatchObject({ used: 50, remaining: 0 });
    const statuses = Map.groupBy(await acts.messages(), (each) => each.status);
    expect(statuses.get("accepted")).toHaveLength(50);
    expect(statuses.get("cancelled")).toHaveLength(50);
    crowd.time.now = new Date("2026-11-02T11:00:00Z");
    await issueAllDue(ctx);
    await crowd.work();
    expect(crowd.email.sent).toHaveLength(100);
    expect(new Set(crowd.email.sent.map((each) => each.to.address)).size).toBe(100);
  });
});
