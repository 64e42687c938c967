import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getQuota } from "#server/domain/quotas/get-quota.ts";
import { refundQuota } from "#server/domain/quotas/refund-quota.ts";
import { takeQuota, type QuotaWish } from "#server/domain/quotas/take-quota.ts";
import type { SqlPool } from "#server/platform/database/pool.ts";
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
  world = buildWorld(pool);
});
afterAll(async () => await pool?.end());

async function foundGrowth(): Promise<TestOrganization> {
  const ctx = await world.found();
  await ctx.transact((inside) =>
    sql`update organizations set tier = 'growth' where id = ${inside.organizationId}`.execute(
      inside.db,
    ),
  );
  return ctx;
}

async function used(ctx: TestOrganization, what: string, span: string): Promise<number> {
  const { uses } = await ctx.transact(getQuota);
  return uses.find((use) => use.what === what && use.span === span)!.used;
}

test("fifty who take at once take the last unit and not one more, and none waits in a ring", async () => {
  const ctx = await foundGrowth();
  const caseIds = [ctx.newId()];
  const wish = (channel: "email" | "sms"): QuotaWish => ({
    notificationId: ctx.newId(),
    channel,
    milliGbp: channel === "email" ? 2 : 40,
    caseIds,
  });
  let refused = 0;
  const takers = Array.from({ length: 50 }, async (_, number) => {
    const wishes = number % 2 === 0 ? [wish("email"), wish("sms")] : [wish("sms"), wish("email")];
    const answer = await ctx.transact((inside) => takeQuota(inside, wishes));
    refused += answer.size;
  });
  await Promise.all(takers);
  expect(refused).toBe(100 - 30 - 5);
  expect(await used(ctx, "emails", "hour")).toBe(30);
  expect(await used(ctx, "sms", "hour")).toBe(5);
  expect(await used(ctx, "collections", "month")).toBe(1);
  expect(await used(ctx, "spend", "day")).toBe(30 * 2 + 5 * 40);
});

test("whoever returns what another takes meanwhile loses nothing of it", async () => {
  const ctx = await foundGrowth();
  const takenAt = world.time.now;
  const turns = Array.from({ length: 20 }, async () => {
    const wish: QuotaWish = {
      notificationId: ctx.newId(),
      channel: "email",
      milliGbp: 2,
      caseIds: [ctx.newId()],
    };
    const refused = await ctx.transact((inside) => takeQuota(inside, [wish]));
    expect(refused.size).toBe(0);
    await ctx.transact((inside) => refundQuota(inside, [{ ...wish, takenAt }]));
  });
  await Promise.all(turns);
  for (const [what, span] of [
    ["emails", "hour"],
    ["collections", "month"],
    ["spend", "day"],
  ] as const) {
    expect(await used(ctx, what, span)).toBe(0);
  }
});
