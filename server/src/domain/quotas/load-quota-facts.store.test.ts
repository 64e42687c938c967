import { sql } from "kysely";
import { expect, test } from "vitest";
import { loadQuotaFacts } from "#server/domain/quotas/load-quota-facts.ts";
import { takeQuota } from "#server/domain/quotas/take-quota.ts";
import { issueAllDue } from "#server/domain/reminders/issue-all-due.ts";
import { act } from "#test/act.ts";
import { useTestWorld, type TestOrganization } from "#test/test-world.ts";

const world = useTestWorld();

/** A live starter with so many customers whose first message is due. */
async function foundStarter(customers: number): Promise<TestOrganization> {
  const ctx = await world.found();
  await ctx.transact((inside) =>
    sql`update organizations set tier = 'starter' where id = ${inside.organizationId}`.execute(
      inside.db,
    ),
  );
  for (let number = 0; number < customers; number += 1) {
    await act(ctx).invoice(await act(ctx).customer(`Debtor ${number}`), { dueOn: "2026-10-20" });
  }
  await act(ctx).goLive();
  return ctx;
}

/** Releases what is queued as far as the limits let it, and answers why the rest may not go. */
async function releaseAll(ctx: TestOrganization): Promise<string[]> {
  return await ctx.transact(async (inside) => {
    const queued = await inside.db
      .selectFrom("notifications")
      .select(["id", "channel", "milli_gbp", "case_ids"])
      .where("status", "=", "queued")
      .execute();
    const refused = await takeQuota(
      inside,
      queued.map((row) => ({
        notificationId: row.id,
        channel: "email",
        milliGbp: row.milli_gbp,
        caseIds: row.case_ids,
      })),
    );
    await sql`
      update notifications set status = 'sending', sending_at = ${inside.now()}, attempts = 1
       where organization_id = ${inside.organizationId} and status = 'queued'`.execute(inside.db);
    return [...refused.values()];
  });
}

async function waiting(ctx: TestOrganization): Promise<string[]> {
  const plan = await act(ctx).plan();
  return plan.flatMap(({ reasons }) =>
    reasons.filter((reason) => reason.rule === "quota").map((reason) => reason.detail),
  );
}

test("what is queued counts before it leaves and once when it has, so that nothing is queued that may not go", async () => {
  const ctx = await foundStarter(12);
  const other = await foundStarter(3);
  await issueAllDue(ctx);
  await issueAllDue(other);
  expect(await act(ctx).messages()).toHaveLength(10);
  expect(await act(other).messages()).toHaveLength(3);
  expect(await waiting(ctx)).toEqual(Array(2).fill("Hourly limit for emails exceeded"));
  expect(await releaseAll(ctx)).toEqual([]);
  const facts = await ctx.transact((inside) => loadQuotaFacts(inside, "starter"));
  expect(facts.used.get("emails hour 2026-11-02T10:00:00.000Z")).toBe(10);
  expect(facts.used.get("collections month 2026-11-01T00:00:00.000Z")).toBe(10);
  expect(facts.collected.size).toBe(10);
  world.time.now = new Date("2026-11-02T11:00:00Z");
  await issueAllDue(ctx);
  expect(await act(ctx).messages()).toHaveLength(10);
  expect(await waiting(ctx)).toEqual(Array(2).fill("Monthly limit for collections exceeded"));
  world.time.now = new Date("2026-12-01T09:00:00Z");
  await issueAllDue(ctx);
  expect(await releaseAll(ctx)).toEqual([]);
  expect((await act(ctx).messages()).length).toBeGreaterThan(10);
});
