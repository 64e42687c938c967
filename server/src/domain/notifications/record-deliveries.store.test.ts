import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseId } from "@dunlin/contract/ids.ts";
import { optIn } from "#server/domain/customers/opt-in.ts";
import { getCustomer } from "#server/domain/customers/get-customer.ts";
import { writeAttemptReference } from "#server/domain/notifications/attempt-reference.ts";
import { getQuota } from "#server/domain/quotas/get-quota.ts";
import type { DeliveryEvent } from "#server/providers/inbound.ts";
import { lookAround } from "#server/schedule.ts";
import { act, typesOf } from "#test/act.ts";
import { TWILIO_SMS } from "#test/connections.ts";
import { useTestWorld } from "#test/test-world.ts";

const world = useTestWorld();
const FIRST = "+447700900001";
const SECOND = "+447700900002";
type Told = [state: DeliveryEvent["state"], reason?: DeliveryEvent["reason"]];
let keys = 0;

function told(attemptId: string, [state, reason = null]: Told): DeliveryEvent {
  keys += 1;
  return {
    kind: "delivery",
    key: `event ${keys}`,
    attemptId,
    providerId: `SM-${attemptId.slice(-6)}`,
    state,
    reason,
    detail: reason && `because ${reason}`,
    at: "2026-11-02T10:00:30Z",
  };
}

/** A text message that its provider has accepted. */
async function accepted(points: readonly (readonly ["sms", string])[] = [["sms", FIRST]]) {
  const ctx = await world.found({ tier: "pro" });
  const acts = act(ctx);
  await acts.ladder(["sms"]);
  await acts.connect("sms", TWILIO_SMS);
  const customer = await acts.customer("Alpha", { points });
  const invoice = await acts.invoice(customer, { dueOn: "2026-11-02" });
  await acts.goLive();
  await world.work();
  const { attemptId } = world.sms.sent.at(-1)!;
  const hear = async (...all: Told[]) => {
    await acts.hear(...all.map((each) => told(attemptId, each)));
    await world.work();
  };
  const history = () => acts.history(invoice.recoveryCaseId);
  const qualities = async () =>
    (await acts.do(getCustomer, { id: customer.id })).contacts[0]!.points.map(
      (point) => point.quality,
    );
  return { ctx, acts, customer, invoice, attemptId, hear, history, qualities };
}

describe("what a provider tells of a message", () => {
  test("delivered: it has arrived, and its address is a good one", async () => {
    const { acts, hear, history, qualities } = await accepted();
    await hear(["delivered"]);
    expect(await acts.messages()).toMatchObject([{ status: "delivered" }]);
    expect(await qualities()).toEqual(["good"]);
    expect((await history()).at(-1)).toMatchObject({
      type: "notification.delivered",
      data: { stage: "stage-1", channel: "sms", recipient: FIRST, toldAt: "2026-11-02T10:00:30Z" },
    });
  });

  test("a bad address: the stage goes to the next one, and a person is asked", async () => {
    const { acts, hear, qualities } = await accepted([
      ["sms", FIRST],
      ["sms", SECOND],
    ]);
    await hear(["failed", "bad-recipient"]);
    expect(await qualities()).toEqual(["bad", "unverified"]);
    expect(await acts.messages()).toMatchObject([
      { status: "bounced", stage: "stage-1", detail: "because bad-recipient" },
      { status: "accepted", stage: "stage-1", recipient: SECOND },
    ]);
    expect(await acts.workItems()).toMatchObject([{ kind: "fix_contact" }]);
  });

  test("a no of the person at the provider: the address is opted out for everyone, until they say so", async () => {
    const { acts, customer, hear, qualities } = await accepted();
    const other = await acts.customer("Beta", { points: [["sms", FIRST]] });
    await hear(["failed", "suppressed"]);
    const later = await acts.customer("Gamma", { points: [["sms", FIRST]] });
    for (const { id } of [customer, other, later]) {
      const { contacts } = await acts.do(getCustomer, { id });
      expect(contacts[0]!.points[0]!.optedOutAt).not.toBe(null);
    }
    expect(await qualities()).toEqual(["unverified"]);
    await acts.do(optIn, { id: customer.contacts[0]!.points[0]!.id });
    await world.work();
    expect(world.sms.sent).toHaveLength(2);
  });

  test("refused words: it has failed, its stage is not repeated, and a person is asked", async () => {
    const { acts, hear } = await accepted();
    await hear(["failed", "content-rejected"]);
    expect(await acts.messages()).toMatchObject([{ status: "failed" }]);
    expect(await acts.workItems()).toMatchObject([{ kind: "content_rejected" }]);
  });

  test("a failure costs what it cost: units of what has left do not come back", async () => {
    const { ctx, hear } = await accepted();
    const used = async () =>
      (await ctx.transact(getQuota)).uses.find((use) => use.what === "sms")!.used;
    const before = await used();
    await hear(["failed", "bad-recipient"]);
    expect(await used()).toBe(before);
  });
});

describe("in any order and more than once", () => {
  const ends: [string, Told[], string][] = [
    ["delivered and then accepted", [["delivered"], ["accepted"]], "delivered"],
    ["read without having been delivered", [["read"]], "delivered"],
    ["delivered, read, delivered", [["delivered"], ["read"], ["delivered"]], "delivered"],
    ["failed after it was delivered", [["delivered"], ["failed", "bad-recipient"]], "bounced"],
    ["delivered after it had failed", [["failed", "bad-recipient"], ["delivered"]], "bounced"],
  ];
  test.each(ends)("%s", async (_, story, status) => {
    const oneByOne = await accepted();
    for (const each of story) await oneByOne.hear(each);
    expect((await oneByOne.acts.messages())[0]).toMatchObject({ status });
    const atOnce = await accepted();
    await atOnce.hear(...story);
    expect((await atOnce.acts.messages())[0]).toMatchObject({ status });
  });

  test("what is told twice is written once", async () => {
    const { acts, attemptId, history } = await accepted();
    const event = told(attemptId, ["delivered"]);
    expect(await acts.hear(event, event)).toBe(1);
    await world.work();
    expect(await acts.hear(event)).toBe(0);
    await acts.hear(told(attemptId, ["delivered"]));
    await world.work();
    const types = typesOf(await history());
    expect(types.filter((type) => type === "notification.delivered")).toHaveLength(1);
  });
});

test("what is told before our own receipt is written stands, and the receipt changes nothing", async () => {
  const ctx = await world.found();
  const acts = act(ctx);
  await acts.ladder(["sms"]);
  await acts.connect("sms", TWILIO_SMS);
  const customer = await acts.customer("Alpha", { points: [["sms", FIRST]] });
  const invoice = await acts.invoice(customer, { dueOn: "2026-11-02" });
  await acts.goLive();
  world.sms.onSend = async ({ attemptId }) => {
    await acts.hear(told(attemptId, ["delivered"]));
    world.sms.onSend = null;
    await world.work();
  };
  await world.work();
  expect(await acts.messages()).toMatchObject([{ status: "delivered", attempts: 1 }]);
  const types = typesOf(await acts.history(invoice.recoveryCaseId));
  expect(types.filter((type) => type.startsWith("notification."))).toEqual([
    "notification.delivered",
  ]);
  expect(world.sms.sent).toHaveLength(1);
});

test("what is told of an older try of a message is not told of the present one", async () => {
  const ctx = await world.found();
  const acts = act(ctx);
  await acts.ladder(["sms"]);
  await acts.connect("sms", TWILIO_SMS);
  const customer = await acts.customer("Alpha", { points: [["sms", FIRST]] });
  await acts.invoice(customer, { dueOn: "2026-11-02" });
  await acts.goLive();
  const tries: string[] = [];
  world.sms.onSend = ({ attemptId }) => void tries.push(attemptId);
  world.sms.answers = [{ outcome: "retry-later", detail: "503", retryAfterSeconds: 30 }];
  await world.work();
  world.time.now = new Date("2026-11-02T10:00:30Z");
  await world.work();
  expect(tries).toHaveLength(2);
  await acts.hear(told(tries[1]!, ["delivered"]), told(tries[0]!, ["failed", "bad-recipient"]));
  await world.work();
  expect(await acts.messages()).toMatchObject([{ status: "delivered" }]);
  expect(world.sms.sent).toHaveLength(1);
});

describe("a phone that is out of reach", () => {
  const outOfReach = async (acts: ReturnType<typeof act>) => {
    await acts.hear(told(world.sms.sent.at(-1)!.attemptId, ["failed", "undelivered"]));
    await world.work();
  };
  const until = async (instant: string) => {
    world.time.now = new Date(instant);
    await lookAround(world);
    await world.work();
  };

  test("is left alone for four hours, and then gets its stage once more", async () => {
    const { acts } = await accepted();
    await outOfReach(acts);
    await until("2026-11-02T13:59:59Z");
    expect(world.sms.sent).toHaveLength(1);
    expect((await acts.plan("2026-11-02T13:59:59Z"))[0]).toMatchObject({
      outcome: "defer",
      nextChangeAt: "2026-11-02T14:00:00.000Z",
    });
    await until("2026-11-02T14:00:00Z");
    expect(world.sms.sent).toHaveLength(2);
    expect((await acts.messages()).map((each) => [each.stage, each.status])).toEqual([
      ["stage-1", "bounced"],
      ["stage-1", "accepted"],
    ]);
    expect(await acts.workItems()).toEqual([]);
  });

  test("has its stage go to the person's other number meanwhile", async () => {
    const { acts, qualities } = await accepted([
      ["sms", FIRST],
      ["sms", SECOND],
    ]);
    await outOfReach(acts);
    expect(world.sms.sent.map((each) => each.to)).toEqual([FIRST, SECOND]);
    expect(await qualities()).toEqual(["unverified", "unverified"]);
  });

  test("for more than four days is taken to be a bad address", async () => {
    const { acts, qualities } = await accepted();
    for (let day = 2; day <= 6; day += 1) {
      await until(`2026-11-0${day}T10:00:00Z`);
      await outOfReach(acts);
    }
    expect(await qualities()).toEqual(["unverified"]);
    await until("2026-11-06T14:00:00Z");
    await outOfReach(acts);
    expect(await qualities()).toEqual(["bad"]);
    expect(await acts.workItems()).toMatchObject([{ kind: "fix_contact" }]);
  });
});

test("another organization's message is not moved, whatever reference is named", async () => {
  const { acts, attemptId } = await accepted();
  const other = act(await world.found());
  await other.hear(told(attemptId, ["failed", "bad-recipient"]));
  await world.work();
  expect(await acts.messages()).toMatchObject([{ status: "accepted" }]);
});

test("words that look like a reference but are none stop nothing that was told with them", async () => {
  const { acts, attemptId } = await accepted();
  const strange = `${"z".repeat(26)}-${"u".repeat(26)}`;
  const unknown = writeAttemptReference({
    notificationId: "ffffffff-ffff-4fff-bfff-ffffffffffff",
    attemptId: "ffffffff-ffff-4fff-bfff-ffffffffffff",
  });
  await acts.hear(
    told(strange, ["delivered"]),
    told(unknown, ["delivered"]),
    told(attemptId, ["delivered"]),
  );
  await acts.hear({
    kind: "reply",
    key: "odd reply",
    channel: "sms",
    providerId: "SM-in",
    from: FIRST,
    to: "+442079460000",
    subject: null,
    text: "Who is this?",
    answersAttemptId: strange,
    isAutomatic: false,
    isConfirmed: false,
    at: "2026-11-02T10:01:00Z",
  });
  await world.work();
  expect(await acts.messages()).toMatchObject([{ status: "delivered" }]);
});

test("however stories of two messages are shuffled, each ends as if told alone and in order", async () => {
  const STORIES: { story: Told[]; end: string }[] = [
    { story: [["accepted"], ["delivered"], ["read"]], end: "delivered" },
    { story: [["accepted"], ["delivered"], ["failed", "content-rejected"]], end: "failed" },
  ];
  const { acts, attemptId } = await accepted();
  const second = await acts.customer("Beta", { points: [["sms", SECOND]] });
  await acts.invoice(second, { dueOn: "2026-11-02" });
  await world.work();
  const attempts = [attemptId, world.sms.sent.at(-1)!.attemptId];
  const all = STORIES.flatMap(({ story }, index) =>
    story.map((each) => told(attempts[index]!, each)),
  );
  const [shuffled] = fc.sample(fc.shuffledSubarray(all, { minLength: all.length }), 1);
  for (const event of shuffled!) {
    await acts.hear(event);
    await world.work();
  }
  const ends = (await acts.messages()).map((each) => [parseId(each.id), each.status]);
  expect(ends.map(([, status]) => status)).toEqual(STORIES.map(({ end }) => end));
});
