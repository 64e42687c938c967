import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import type { Context } from "#server/context.ts";
import { getQuota } from "#server/domain/quotas/get-quota.ts";
import { refundQuota } from "#server/domain/quotas/refund-quota.ts";
import { takeQuota, type QuotaWish } from "#server/domain/quotas/take-quota.ts";
import { useTestWorld, type TestOrganization } from "#test/test-world.ts";

const world = useTestWorld();
const HOURLY = "Hourly limit for emails exceeded";

async function foundTier(tier: "starter" | "growth" | "pro" | null): Promise<TestOrganization> {
  const ctx = await world.found();
  await ctx.transact((inside) =>
    sql`update organizations set tier = ${tier} where id = ${inside.organizationId}`.execute(
      inside.db,
    ),
  );
  return ctx;
}

function wish(ctx: TestOrganization, given: Partial<QuotaWish> = {}): QuotaWish {
  return {
    notificationId: ctx.newId(),
    channel: "email",
    milliGbp: 2,
    caseIds: [ctx.newId()],
    ...given,
  };
}

/** So many e-mails about one case. */
function emails(ctx: TestOrganization, count: number): QuotaWish[] {
  const caseIds = [ctx.newId()];
  return Array.from({ length: count }, () => wish(ctx, { caseIds }));
}

async function take(ctx: TestOrganization, wishes: QuotaWish[]): Promise<(string | null)[]> {
  const refused = await ctx.transact((inside) => takeQuota(inside, wishes));
  return wishes.map((each) => refused.get(each.notificationId) ?? null);
}

async function refund(ctx: TestOrganization, wishes: QuotaWish[], takenAt = world.time.now) {
  const given = wishes.map((each) => ({ ...each, takenAt }));
  return await ctx.transact((inside) => refundQuota(inside, given));
}

/** What is used of what within which span. */
async function uses(ctx: TestOrganization): Promise<Record<string, number>> {
  const quota = await ctx.transact(getQuota);
  return Object.fromEntries(
    quota.uses.filter((use) => use.used > 0).map((use) => [`${use.what} ${use.span}`, use.used]),
  );
}

async function events(ctx: TestOrganization) {
  const { rows } = await ctx.transact((inside: Context) =>
    sql<{ type: string; data: { what: string; span: string } }>`
      select type, data from events
       where organization_id = ${inside.organizationId} and type like 'quota.%' order by id`.execute(
      inside.db,
    ),
  );
  return rows.map(({ type, data }) => `${type} ${data.what} ${data.span}`);
}

describe("taking from the limits", () => {
  test("lets as many go as fit, in their order, and counts those alone", async () => {
    const ctx = await foundTier("starter");
    expect(await take(ctx, emails(ctx, 7))).toEqual(Array(7).fill(null));
    const more = [...emails(ctx, 2), wish(ctx, { channel: "sms" }), ...emails(ctx, 2)];
    expect(await take(ctx, more)).toEqual([
      null,
      null,
      "sms are not available in starter",
      null,
      HOURLY,
    ]);
    expect(await uses(ctx)).toEqual({
      "emails hour": 10,
      "emails day": 10,
      "emails month": 10,
      "collections month": 3,
      "spend day": 20,
    });
  });

  test("counts each organization for itself", async () => {
    const [one, other] = [await foundTier("starter"), await foundTier("starter")];
    await take(one, emails(one, 10));
    expect(await take(other, emails(other, 10))).toEqual(Array(10).fill(null));
    expect(await take(one, emails(one, 1))).toEqual([HOURLY]);
  });

  test("neither limits nor counts anything without a tier", async () => {
    const ctx = await foundTier(null);
    expect(await take(ctx, emails(ctx, 60))).toEqual(Array(60).fill(null));
    expect(await ctx.transact(getQuota)).toEqual({ tier: null, uses: [] });
    expect(await refund(ctx, emails(ctx, 1))).toBe(false);
    expect(await events(ctx)).toEqual([]);
  });

  test("counts a case as one collection a month, whoever writes how often", async () => {
    const ctx = await foundTier("starter");
    const cases = Array.from({ length: 10 }, () => ctx.newId());
    expect(await take(ctx, [wish(ctx, { caseIds: cases.slice(0, 6) })])).toEqual([null]);
    const again = [
      wish(ctx, { caseIds: cases.slice(3) }),
      wish(ctx),
      wish(ctx, { caseIds: cases }),
    ];
    expect(await take(ctx, again)).toEqual([null, "Monthly limit for collections exceeded", null]);
    world.time.now = new Date("2026-12-01T00:00:00Z");
    expect(await take(ctx, [wish(ctx)])).toEqual([null]);
    expect((await uses(ctx))["collections month"]).toBe(1);
  });

  test("ends at the cost of the day, and takes what still fits", async () => {
    const ctx = await foundTier("growth");
    const caseIds = [ctx.newId()];
    const letters = Array.from({ length: 2 }, () =>
      wish(ctx, { channel: "letter", milliGbp: 12_480, caseIds }),
    );
    expect(await take(ctx, letters)).toEqual([null, null]);
    const text = wish(ctx, { channel: "sms", milliGbp: 80, caseIds });
    const short = wish(ctx, { channel: "whatsapp", milliGbp: 40, caseIds });
    expect(await take(ctx, [text, short])).toEqual(["Daily cost limit exceeded", null]);
    expect((await uses(ctx))["spend day"]).toBe(25_000);
  });
});

describe("the windows of the limits", () => {
  test("begin anew with the hour, the day and the month in UTC", async () => {
    const ctx = await foundTier("starter");
    world.time.now = new Date("2026-11-30T22:59:59.999Z");
    await take(ctx, emails(ctx, 10));
    expect(await take(ctx, emails(ctx, 1))).toEqual([HOURLY]);
    world.time.now = new Date("2026-11-30T23:00:00Z");
    expect(await take(ctx, emails(ctx, 1))).toEqual([null]);
    expect(await uses(ctx)).toMatchObject({
      "emails hour": 1,
      "emails day": 11,
      "emails month": 11,
    });
    world.time.now = new Date("2026-12-01T00:00:00Z");
    expect(await uses(ctx)).toEqual({});
    expect(await take(ctx, emails(ctx, 1))).toEqual([null]);
    expect(await uses(ctx)).toMatchObject({ "emails hour": 1, "emails day": 1, "emails month": 1 });
  });

  test("are shown with what is left of them and when they end", async () => {
    const ctx = await foundTier("growth");
    await take(ctx, emails(ctx, 24));
    const { tier, uses: shown } = await ctx.transact(getQuota);
    expect(tier).toBe("growth");
    expect(shown).toHaveLength(14);
    const use = (what: string, span: string) =>
      shown.find((each) => each.what === what && each.span === span);
    expect(use("emails", "hour")).toEqual({
      what: "emails",
      span: "hour",
      used: 24,
      limit: 30,
      remaining: 6,
      percentUsed: 80,
      isNearLimit: true,
      resetsAt: "2026-11-02T11:00:00.000Z",
    });
    expect(use("emails", "day")).toMatchObject({ percentUsed: 12, isNearLimit: false });
    expect(use("collections", "month")).toMatchObject({ used: 1, limit: 50, remaining: 49 });
    expect(use("letters", "day")).toMatchObject({
      limit: null,
      remaining: null,
      percentUsed: null,
    });
    expect(use("spend", "day")).toMatchObject({ used: 48, limit: 25_000 });
  });

  test("tell once that they are nearly used, and that they are full", async () => {
    const ctx = await foundTier("starter");
    await take(ctx, emails(ctx, 7));
    expect(await events(ctx)).toEqual([]);
    const last = emails(ctx, 1);
    await take(ctx, last);
    expect(await events(ctx)).toEqual(["quota.nearly_used emails hour"]);
    await refund(ctx, last);
    await take(ctx, emails(ctx, 1));
    await take(ctx, emails(ctx, 1));
    expect(await events(ctx)).toEqual(["quota.nearly_used emails hour"]);
    await take(ctx, emails(ctx, 3));
    await take(ctx, emails(ctx, 1));
    expect(await events(ctx)).toEqual([
      "quota.nearly_used emails hour",
      "quota.reached emails hour",
    ]);
    world.time.now = new Date("2026-11-02T11:00:00Z");
    await take(ctx, emails(ctx, 8));
    expect((await events(ctx)).slice(2)).toEqual(["quota.nearly_used emails hour"]);
  });
});

describe("what never left", () => {
  test("is returned to the window it was taken from, and can be taken again", async () => {
    const ctx = await foundTier("starter");
    const wishes = emails(ctx, 10);
    const takenAt = world.time.now;
    await take(ctx, wishes);
    world.time.now = new Date("2026-11-02T11:30:00Z");
    await take(ctx, emails(ctx, 1));
    expect(await refund(ctx, wishes.slice(4), takenAt)).toBe(true);
    expect(await uses(ctx)).toMatchObject({ "emails hour": 1, "emails day": 5, "spend day": 10 });
    world.time.now = takenAt;
    expect(await uses(ctx)).toMatchObject({ "emails hour": 4 });
    expect(await take(ctx, emails(ctx, 7))).toEqual([...Array(6).fill(null), HOURLY]);
  });

  test("is no collection any more, unless another message was one", async () => {
    const ctx = await foundTier("starter");
    const [first, second] = [wish(ctx), wish(ctx)];
    await take(ctx, [first, second]);
    const later = wish(ctx, { caseIds: second.caseIds });
    await take(ctx, [later]);
    await refund(ctx, [first, later]);
    expect((await uses(ctx))["collections month"]).toBe(1);
    await take(ctx, [wish(ctx, { caseIds: first.caseIds })]);
    expect((await uses(ctx))["collections month"]).toBe(2);
  });

  test("never brings a window below zero, and answers whether anything was returned", async () => {
    const ctx = await foundTier("starter");
    const wishes = emails(ctx, 3);
    await take(ctx, wishes.slice(0, 1));
    expect(await refund(ctx, wishes)).toBe(true);
    expect(await uses(ctx)).toEqual({});
    expect(await refund(ctx, wishes)).toBe(false);
    expect(await refund(ctx, [])).toBe(false);
  });
});
