import { describe, expect, test } from "vitest";
import { recoverRelease } from "#server/domain/notifications/recover-release.ts";
import { releaseNotifications } from "#server/domain/notifications/release-notifications.ts";
import { issueAllDue } from "#server/domain/reminders/issue-all-due.ts";
import { act } from "#test/act.ts";
import { useTestWorld } from "#test/test-world.ts";

const world = useTestWorld();

/** A message whose release was committed, though nobody who would send it heard of that. */
async function releaseUnheard() {
  const ctx = await world.found();
  const acts = act(ctx);
  const customer = await acts.customer("Alpha");
  await acts.invoice(customer, { dueOn: "2026-10-20" });
  await acts.goLive();
  await issueAllDue(ctx);
  const batchId = await ctx.transact(async (inside) => {
    const row = await inside.db
      .selectFrom("delivery_batches")
      .select("id")
      .where("organization_id", "=", ctx.organizationId)
      .executeTakeFirstOrThrow();
    return row.id;
  });
  const connections = new Map();
  const given = { batchId, workerId: ctx.newId(), releaseId: ctx.newId(), connections };
  await ctx.transact((inside) => releaseNotifications(inside, given));
  return { ctx, acts, given };
}

describe("a release whose commit nobody heard of", () => {
  test("is taken back, and the message goes out once", async () => {
    const { ctx, acts, given } = await releaseUnheard();
    expect(await acts.messages()).toMatchObject([{ status: "sending" }]);
    expect(await ctx.transact((inside) => recoverRelease(inside, given))).toBe(1);
    expect(await ctx.transact((inside) => recoverRelease(inside, given))).toBe(0);
    await world.work();
    expect(await acts.messages()).toMatchObject([{ status: "accepted", attempts: 1 }]);
    expect(world.email.sent).toHaveLength(1);
  });

  test("takes nothing from another release of the same batch", async () => {
    const { ctx, acts, given } = await releaseUnheard();
    const other = { ...given, releaseId: ctx.newId() };
    expect(await ctx.transact((inside) => recoverRelease(inside, other))).toBe(0);
    expect(await acts.messages()).toMatchObject([{ status: "sending" }]);
  });
});
