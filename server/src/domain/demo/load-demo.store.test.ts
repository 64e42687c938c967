import { CONTRACT } from "@dunlin/contract/contract.ts";
import type { PlannedReminder } from "@dunlin/contract/recovery.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context, OutboundContext } from "#server/context.ts";
import { loadDemo } from "#server/domain/demo/load-demo.ts";
import { planReminders } from "#server/domain/reminders/plan-reminders.ts";
import { newSortableId } from "#server/platform/sortable-id.ts";
import { reachOrganization } from "#server/transact.ts";
import { buildWorld, openFileStore, type TestWorld } from "#test/test-world.ts";

const TOMORROW = "2026-11-24T08:00:00Z";
let world: TestWorld;
let demo: OutboundContext;

async function load(secret: string): Promise<OutboundContext> {
  const ctx = reachOrganization(world, newSortableId(), "demo");
  await loadDemo(ctx, { secret });
  return ctx;
}

const plan = (ctx: OutboundContext, at: string) =>
  ctx.transact((inside) => planReminders(inside, { at, assumeLive: false, limit: 1000 }));

function rulesOf(data: readonly PlannedReminder[], outcome: "defer" | "suppress"): Set<string> {
  const reasons = data.filter((each) => each.outcome === outcome).flatMap((each) => each.reasons);
  return new Set(reasons.filter((each) => each.verdict === outcome).map((each) => each.rule));
}

function of(data: readonly PlannedReminder[], customerName: string): PlannedReminder[] {
  return data.filter((each) => each.customerName === customerName);
}

async function distinct(
  table: "customers" | "invoices" | "notifications" | "holds",
  column: string,
): Promise<unknown[]> {
  const rows = await demo.transact((ctx: Context) =>
    ctx.db
      .selectFrom(table)
      .select(column as "id")
      .distinct()
      .execute(),
  );
  return rows.map((row) => (row as Record<string, unknown>)[column]);
}

beforeAll(async () => {
  world = buildWorld(await openFileStore());
  demo = await load("dun_first");
});
afterAll(() => world.database.close());

describe("the demo organization", () => {
  test("is a book of forty customers and some two hundred invoices with a history", async () => {
    const count = async (table: "customers" | "invoices" | "notifications" | "credit_notes") =>
      (await demo.transact((ctx) => ctx.db.selectFrom(table).select("id").execute())).length;
    expect(await count("customers")).toBe(40);
    expect(await count("invoices")).toBeGreaterThan(180);
    expect(await count("invoices")).toBeLessThan(220);
    expect(await count("notifications")).toBeGreaterThan(100);
    expect(await count("credit_notes")).toBe(1);
    expect((await distinct("customers", "country")).length).toBeGreaterThanOrEqual(7);
    expect((await distinct("invoices", "currency")).sort()).toEqual(["EUR", "GBP", "USD"]);
    expect((await distinct("invoices", "status")).sort()).toEqual([
      "open",
      "paid",
      "partially_paid",
      "void",
      "written_off",
    ]);
    expect((await distinct("holds", "kind")).sort()).toEqual([
      "breathing_space",
      "dispute",
      "insolvency",
      "promise",
    ]);
  });

  test("has sent in three languages, and every message went out once", async () => {
    const sent = await demo.transact((ctx) =>
      ctx.db
        .selectFrom("notifications")
        .innerJoin("template_versions", "template_versions.id", "notifications.template_id")
        .select(["language", "status", "attempts"])
        .execute(),
    );
    expect([...new Set(sent.map((each) => each.language))].sort()).toEqual(["de", "en", "fr"]);
    expect(sent.every((each) => each.status === "accepted" && each.attempts === 1)).toBe(true);
  });

  test("stands on a Monday morning with something to send, to wait for and to leave", async () => {
    const { data, at } = await plan(demo, TOMORROW);
    expect(CONTRACT.getPlan.answers[200].parse({ at, data, hasMore: false }).data).toEqual(data);
    expect(data.filter((each) => each.outcome === "send").length).toBeGreaterThan(8);
    expect([...rulesOf(data, "defer")]).toEqual(expect.arrayContaining(["hold", "approval"]));
    expect([...rulesOf(data, "suppress")]).toEqual(
      expect.arrayContaining(["hold", "opt_out", "contact", "balance"]),
    );
  });

  test("tells its stories: each person is stopped or moved by what happened to them", async () => {
    const today = (await plan(demo, "2026-11-23T12:00:00Z")).data;
    const tomorrow = (await plan(demo, TOMORROW)).data;
    const why = (data: readonly PlannedReminder[], name: string) =>
      of(data, name)[0]!.reasons.find((each) => each.verdict !== "allow")?.detail;
    expect(why(tomorrow, "J. Penhaligon, Upholsterer")).toContain("breathing space");
    expect(why(tomorrow, "Northgate Student Lettings")).toContain("unapplied cash");
    expect(why(tomorrow, "Mr Edwin Halloran")).toContain("GBP 0.60 is owed");
    expect(why(tomorrow, "Farrow Lane Surgery")).toContain("do not arrive");
    expect(why(tomorrow, "Alderney Street Theatre")).toContain("no email or whatsapp address");
    expect(why(today, "Kamakura Tea House")).toContain("Labor Thanksgiving Day");
    expect(why(today, "Wren & Daughters Bakery")).toContain("1 of 1 messages today");
    expect(of(tomorrow, "Skerry Boatyard")).toMatchObject([
      { outcome: "send", stage: "escalation", sendAt: "2026-11-23T08:00:00.000Z" },
    ]);
    const amberley = of(tomorrow, "Amberley Wedding Barn")[0]!;
    expect(amberley.outcome).toBe("send");
    expect(amberley.message!.text).toContain("£1,875.00");
    expect(amberley.message!.text).not.toContain("£2,310.00");
    const grachtenhuis = of(tomorrow, "Grachtenhuis Interieur BV");
    expect(grachtenhuis.map((each) => each.outcome)).toEqual(["send", "send"]);
    expect(grachtenhuis.filter((each) => each.sentWith !== null)).toHaveLength(1);
  });

  test("waits for Scotland on St Andrew's Day, and goes on the day after", async () => {
    const onTheDay = (await plan(demo, "2026-11-30T12:00:00Z")).data;
    expect(of(onTheDay, "Cairnmor Distillery Ltd")).toMatchObject([
      { outcome: "defer", stage: "due", nextChangeAt: "2026-12-01T08:00:00.000Z" },
    ]);
    expect(rulesOf(onTheDay, "defer")).toContain("public_holiday");
    const dayAfter = (await plan(demo, "2026-12-01T12:00:00Z")).data;
    expect(of(dayAfter, "Cairnmor Distillery Ltd")).toMatchObject([
      { outcome: "send", stage: "due", sendAt: "2026-12-01T08:00:00.000Z" },
    ]);
  });

  test("is the same every time, apart from ids", async () => {
    const again = await load("dun_second");
    const nameless = async (ctx: OutboundContext) =>
      (await plan(ctx, "2026-12-07T12:00:00Z")).data.map(
        ({ recoveryCaseId: _, customerId: __, sentWith, ...each }) => ({
          ...each,
          isSentWith: sentWith !== null,
        }),
      );
    expect(await nameless(again)).toEqual(await nameless(demo));
  });
});
