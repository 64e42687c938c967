import { describe, expect, test } from "vitest";
import { checkChannel } from "#server/domain/channels/check-channel.ts";
import { disconnectChannel } from "#server/domain/channels/disconnect-channel.ts";
import type { Receipt } from "#server/providers/receipt.ts";
import { lookAround } from "#server/schedule.ts";
import { act } from "#test/act.ts";
import { SENDGRID, TWILIO_SMS } from "#test/connections.ts";
import { useTestWorld } from "#test/test-world.ts";

const world = useTestWorld();
const WRONG: Receipt = { outcome: "misconfigured", detail: "20003 authenticate" };
const SILENT: Receipt = { outcome: "unknown", detail: "no answer" };
const fill = (count: number, receipt: Receipt) => Array.from({ length: count }, () => receipt);

/** So many people who are late and get a text message each. */
async function late(count: number, channel: "sms" | "email" = "sms") {
  const ctx = await world.found();
  const acts = act(ctx);
  await acts.ladder([channel]);
  if (channel === "sms") await acts.connect("sms", TWILIO_SMS);
  const number = (index: number) => `+4477009${String(index).padStart(5, "0")}`;
  const more = async (from: number, until: number) => {
    for (let index = from; index < until; index += 1) {
      const point = channel === "sms" ? number(index) : `c${index}@example.com`;
      const customer = await acts.customer(`Customer ${index}`, { points: [[channel, point]] });
      await acts.invoice(customer, { dueOn: "2026-11-02" });
    }
  };
  await more(0, count);
  await acts.goLive();
  const statuses = async () => {
    const all = await acts.messages();
    return Object.fromEntries(
      Map.groupBy(all, (each) => each.status)
        .entries()
        .map(([status, rows]) => [status, rows.length]),
    );
  };
  return { ctx, acts, more, statuses };
}

async function later(seconds: number) {
  world.time.now = new Date(world.time.now.getTime() + seconds * 1000);
  await lookAround(world);
  await world.work();
}

describe("a setting of ours that is wrong", () => {
  test("closes the channel: the others are not begun, no try is burned and the owner is told once", async () => {
    const { ctx, acts, more, statuses } = await late(40);
    world.sms.answers = fill(200, WRONG);
    await world.work();
    const asked = 200 - world.sms.answers.length;
    expect(asked).toBeLessThanOrEqual(32);
    expect(await statuses()).toEqual({ queued: 40 });
    expect((await acts.messages()).every((each) => each.attempts === 0)).toBe(true);
    expect(await acts.channel("sms")).toMatchObject({
      state: "misconfigured",
      because: "20003 authenticate",
      closedUntil: "2026-11-02T10:15:00.000Z",
    });
    const { connectionId } = await acts.channel("sms");
    expect(await acts.workItems()).toMatchObject([
      { kind: "fix_channel", subjectId: connectionId, detail: expect.stringContaining("20003") },
    ]);
    await more(40, 45);
    await later(60);
    await later(60);
    expect(200 - world.sms.answers.length).toBe(asked);
    expect(await acts.workItems()).toHaveLength(1);
    const closed = await ctx.transact((inside) =>
      inside.db.selectFrom("events").select("id").where("type", "=", "channel.closed").execute(),
    );
    expect(closed).toHaveLength(1);
    expect(await act(await world.found()).channel("sms")).toMatchObject({ state: "not_connected" });
  });

  test("is tried by one message after a quarter of an hour, and closes again", async () => {
    const { acts, statuses } = await late(10);
    world.sms.answers = fill(100, WRONG);
    await world.work();
    const asked = 100 - world.sms.answers.length;
    await later(15 * 60);
    expect(100 - world.sms.answers.length).toBe(asked + 1);
    expect(await statuses()).toEqual({ queued: 10 });
    expect(await acts.workItems()).toHaveLength(1);
  });

  test.each<[string, (given: Awaited<ReturnType<typeof late>>) => Promise<unknown>]>([
    ["a good check", ({ ctx }) => checkChannel(ctx, { channel: "sms" })],
    ["a new connection", ({ acts }) => acts.connect("sms", TWILIO_SMS)],
    ["a message that got through", () => later(15 * 60)],
  ])("%s opens it again, the task is taken back and nothing is lost", async (_, mend) => {
    const given = await late(10);
    world.sms.answers = fill(10, WRONG);
    await world.work();
    expect(await given.statuses()).toEqual({ queued: 10 });
    world.sms.answers = [];
    await mend(given);
    expect(await given.acts.channel("sms")).toMatchObject({ state: "open", because: null });
    expect(await given.acts.workItems()).toEqual([]);
    await later(15 * 60);
    await later(60);
    expect(await given.statuses()).toEqual({ accepted: 10 });
    expect(new Set(world.sms.sent.map((each) => each.to)).size).toBe(10);
    expect(world.sms.sent).toHaveLength(10);
  });

  test("what waited goes on as soon as it is mended", async () => {
    const { ctx, statuses } = await late(10);
    world.sms.answers = fill(10, WRONG);
    await world.work();
    world.sms.answers = [];
    await checkChannel(ctx, { channel: "sms" });
    await world.work();
    expect(await statuses()).toEqual({ accepted: 10 });
  });

  test("a check that finds it still wrong leaves it closed", async () => {
    const { ctx, acts } = await late(2);
    world.sms.answers = fill(2, WRONG);
    await world.work();
    world.sms.refusal = WRONG;
    expect(await checkChannel(ctx, { channel: "sms" })).toEqual({
      isWorking: false,
      detail: "20003 authenticate",
    });
    expect(await acts.channel("sms")).toMatchObject({
      state: "misconfigured",
      checkDetail: "20003 authenticate",
    });
  });

  test("of the operator's own mail server is mended by a good check as well", async () => {
    const { ctx, acts, statuses } = await late(2, "email");
    world.email.answers = fill(2, WRONG);
    await world.work();
    expect(await acts.channel("email")).toMatchObject({ state: "misconfigured" });
    expect(await acts.workItems()).toHaveLength(1);
    await checkChannel(ctx, { channel: "email" });
    expect(await acts.channel("email")).toMatchObject({ state: "built_in" });
    expect(await acts.workItems()).toEqual([]);
    await later(15 * 60);
    expect(await statuses()).toEqual({ accepted: 2 });
  });

  test("of the operator's mail server is forgotten when the owner connects one, and asks for nobody", async () => {
    const { acts } = await late(2, "email");
    world.email.answers = fill(2, WRONG);
    await world.work();
    await acts.connect("email", SENDGRID);
    expect(await acts.workItems()).toEqual([]);
    await acts.do(disconnectChannel, { channel: "email" });
    expect(await acts.channel("email")).toMatchObject({ state: "built_in", because: null });
  });

  test("of one recipient among many that get through closes nothing", async () => {
    const { acts, statuses } = await late(3);
    const accepted: Receipt = { outcome: "accepted", providerId: "SM" };
    world.sms.answers = [accepted, WRONG, accepted];
    await world.work();
    expect(await acts.channel("sms")).toMatchObject({ state: "open" });
    await later(60);
    expect(await statuses()).toEqual({ accepted: 3 });
  });
});

describe("a provider that asks to wait", () => {
  test("is not asked by anybody for as long as it said, on that channel alone", async () => {
    const { acts, more, statuses } = await late(3);
    world.sms.answers = [{ outcome: "rate-limited", detail: "20429", retryAfterSeconds: 600 }];
    await world.work();
    const before = world.sms.sent.length;
    expect(await acts.channel("sms")).toMatchObject({
      state: "closed",
      closedUntil: "2026-11-02T10:10:00.000Z",
    });
    expect(await acts.workItems()).toEqual([]);
    await more(3, 6);
    await later(599);
    expect(world.sms.sent).toHaveLength(before);
    expect(await acts.channel("email")).toMatchObject({ state: "built_in" });
    await later(1);
    expect(world.sms.sent.length).toBeGreaterThan(before);
    expect(await acts.channel("sms")).toMatchObject({ state: "open" });
    await later(20);
    await later(60);
    expect(await statuses()).toEqual({ accepted: 6 });
  });
});

describe("a provider that does not answer", () => {
  test("is left alone after five silences, tried by exactly one message, and longer each time", async () => {
    const { acts, more } = await late(1);
    world.sms.answers = fill(100, SILENT);
    await world.work();
    await more(1, 5);
    await world.work();
    expect(100 - world.sms.answers.length).toBe(5);
    expect(await acts.channel("sms")).toMatchObject({ state: "closed", because: "no answer" });
    await more(5, 40);
    const tries: number[] = [];
    const waits: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const closedUntil = Date.parse((await acts.channel("sms")).closedUntil!);
      waits.push((closedUntil - world.time.now.getTime()) / 1000);
      const before = world.sms.answers.length;
      await later(waits.at(-1)! - 1);
      expect(world.sms.answers).toHaveLength(before);
      await later(1);
      tries.push(before - world.sms.answers.length);
    }
    expect(tries).toEqual([1, 1, 1, 1]);
    expect(waits).toEqual([15, 30, 60, 120]);
  });

  test("begins no more than those under way: a silent provider does not make everybody unknown", async () => {
    const { statuses } = await late(50);
    world.sms.answers = fill(100, SILENT);
    await world.work();
    const { unknown, queued } = await statuses();
    expect(unknown).toBeLessThanOrEqual(36);
    expect(unknown! + queued!).toBe(50);
  });

  test("opens with the first answer, and everything that waited goes", async () => {
    const { acts, statuses, more } = await late(5);
    world.sms.answers = fill(5, { outcome: "retry-later", detail: "503", retryAfterSeconds: 0 });
    await world.work();
    await more(5, 30);
    await later(15);
    expect(await acts.channel("sms")).toMatchObject({ state: "open" });
    await later(20);
    await later(60);
    expect(await statuses()).toEqual({ accepted: 30 });
  });
});
