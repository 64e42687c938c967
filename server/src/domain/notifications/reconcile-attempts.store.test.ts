import { describe, expect, test } from "vitest";
import { optOut } from "#server/domain/customers/opt-out.ts";
import { recordReceipts } from "#server/domain/notifications/record-receipts.ts";
import { settleNotification } from "#server/domain/notifications/settle-notification.ts";
import { pauseOrganization } from "#server/domain/organizations/pause-organization.ts";
import { issueAllDue } from "#server/domain/reminders/issue-all-due.ts";
import type { DeliveryEvent } from "#server/providers/inbound.ts";
import type { LostMessage } from "#server/providers/provider.ts";
import type { SmsMessage } from "#server/providers/sms/sms.ts";
import { lookAround } from "#server/schedule.ts";
import { act, typesOf } from "#test/act.ts";
import { TWILIO_SMS } from "#test/connections.ts";
import { useTestWorld } from "#test/test-world.ts";

const world = useTestWorld();
const MOBILE = "+447700900123";
const LOST = { outcome: "unknown", detail: "the connection broke after the request" } as const;

/** Text messages whose answers were lost. */
async function lose(names: string[] = ["Alpha"]) {
  const ctx = await world.found({ contactBudget: { perDay: 5, perWeek: 20 } });
  const acts = act(ctx);
  await acts.ladder(["sms"], ["sms"]);
  await acts.connect("sms", TWILIO_SMS);
  const customers = [];
  for (const name of names) {
    const customer = await acts.customer(name, { points: [["sms", MOBILE]] });
    const invoice = await acts.invoice(customer, { dueOn: "2026-11-02", number: `${name}-1` });
    customers.push({ customer, invoice });
  }
  await acts.goLive();
  const lost: SmsMessage[] = [];
  world.sms.onSend = (message) => void lost.push(message);
  world.sms.answers = names.map(() => LOST);
  await world.work();
  world.sms.onSend = null;
  const { customer, invoice } = customers[0]!;
  const history = () => acts.history(invoice.recoveryCaseId);
  return { ctx, acts, customer, lost, history };
}

/** Time passes as the clock of the system sees it: a look around a minute. */
async function minutes(count: number) {
  for (let minute = 0; minute < count; minute += 1) {
    world.time.now = new Date(world.time.now.getTime() + 60_000);
    await lookAround(world);
    await world.work();
  }
}

const told = (message: SmsMessage, given: Partial<DeliveryEvent> = {}): DeliveryEvent => ({
  kind: "delivery",
  key: `told ${message.attemptId} ${given.state}`,
  attemptId: message.attemptId,
  providerId: "SM-told",
  state: "delivered",
  reason: null,
  detail: null,
  at: "2026-11-02T10:00:30Z",
  ...given,
});

describe("a message whose answer was lost", () => {
  test("is asked for with its own words, reference and time, and accepted when the provider has it", async () => {
    const { acts, lost, history } = await lose();
    expect(await acts.messages()).toMatchObject([{ status: "unknown", attempts: 1 }]);
    world.sms.findings = [{ finding: "accepted", providerId: "SM-found" }];
    await minutes(1);
    expect(world.sms.asked).toMatchObject([
      { message: { attemptId: lost[0]!.attemptId, to: MOBILE, text: lost[0]!.text } },
    ]);
    expect(world.sms.asked[0]!.handedOverAt).toEqual(new Date("2026-11-02T10:00:00Z"));
    expect(await acts.messages()).toMatchObject([
      { status: "accepted", providerMessageId: "SM-found", provider: "recording" },
    ]);
    expect(typesOf(await history()).slice(-2)).toEqual([
      "notification.unknown",
      "notification.accepted",
    ]);
    expect(await acts.workItems()).toEqual([]);
    await minutes(30);
    expect(world.sms.asked).toHaveLength(1);
    expect(world.sms.sent).toEqual([]);
  });

  test("is sent once more when the provider certainly does not have it, under a reference of its own", async () => {
    const { acts, lost } = await lose();
    world.sms.findings = [{ finding: "absent", detail: "not in the list" }];
    await minutes(1);
    expect(await acts.messages()).toMatchObject([{ status: "accepted", attempts: 1 }]);
    expect(world.sms.sent).toHaveLength(1);
    expect(world.sms.sent[0]!.attemptId).not.toBe(lost[0]!.attemptId);
    await minutes(30);
    expect(world.sms.sent).toHaveLength(1);
    expect(world.sms.asked).toHaveLength(1);
  });

  test("that is lost again is asked for again, from the beginning", async () => {
    const { acts } = await lose();
    world.sms.findings = [{ finding: "absent", detail: "not in the list" }];
    world.sms.answers = [LOST];
    await minutes(1);
    expect(await acts.messages()).toMatchObject([{ status: "unknown", attempts: 1 }]);
    world.sms.findings = [{ finding: "accepted", providerId: "SM-2" }];
    await minutes(1);
    expect(await acts.messages()).toMatchObject([{ status: "accepted" }]);
    expect(world.sms.asked[1]!.handedOverAt).toEqual(new Date("2026-11-02T10:01:00Z"));
  });

  test("that is not sent any more, because it was paid meanwhile, though the provider does not have it", async () => {
    const { acts, customer } = await lose();
    await acts.pay(customer, 50_000);
    expect(await acts.messages()).toMatchObject([{ status: "unknown" }]);
    world.sms.findings = [{ finding: "absent", detail: "not in the list" }];
    await minutes(1);
    expect(await acts.messages()).toMatchObject([{ status: "cancelled" }]);
    expect(world.sms.sent).toEqual([]);
  });
});

describe("an open question", () => {
  test("is asked later, with growing waits, and a person is told after twenty minutes", async () => {
    const { acts } = await lose();
    world.sms.findings = [];
    const asked: number[] = [];
    let toldAfter = 0;
    for (let minute = 1; minute <= 60; minute += 1) {
      const before = world.sms.asked.length;
      await minutes(1);
      if (world.sms.asked.length > before) asked.push(minute);
      if (toldAfter === 0 && (await acts.workItems()).length > 0) toldAfter = minute;
    }
    const waits = asked.slice(1).map((minute, index) => minute - asked[index]!);
    expect(waits.toSorted((one, two) => one - two)).toEqual(waits);
    expect(Math.max(...waits)).toBeLessThanOrEqual(16);
    expect(toldAfter).toBeGreaterThanOrEqual(20);
    expect(toldAfter).toBeLessThanOrEqual(36);
    expect(await acts.workItems()).toMatchObject([
      { kind: "unknown_outcome", detail: expect.stringContaining("nothing is known") },
    ]);
    expect(await acts.messages()).toMatchObject([{ status: "unknown" }]);
  });

  test("that the provider answers after all takes the person's task back", async () => {
    const { acts } = await lose();
    world.sms.findings = [];
    await minutes(40);
    expect(await acts.workItems()).toHaveLength(1);
    world.sms.findings = [{ finding: "accepted", providerId: "SM-late" }];
    await minutes(20);
    expect(await acts.messages()).toMatchObject([{ status: "accepted" }]);
    expect(await acts.workItems()).toEqual([]);
  });

  test("that nobody can be asked is a person's at once, and nobody is asked again", async () => {
    const { acts, lost } = await lose();
    await minutes(1);
    const [message] = await acts.messages();
    expect(await acts.workItems()).toMatchObject([
      { kind: "unknown_outcome", subjectId: message!.id },
    ]);
    world.sms.findings = [{ finding: "accepted", providerId: "SM-1" }];
    await minutes(30);
    expect(world.sms.asked).toEqual([]);
    expect(lost).toHaveLength(1);
    expect(
      await acts.do(settleNotification, { id: message!.id, outcome: "accepted" }),
    ).toMatchObject({ status: "accepted" });
    expect(await acts.workItems()).toEqual([]);
  });
});

describe("what settles an unknown message", () => {
  test("a word of the provider that names its reference", async () => {
    const { acts, lost } = await lose();
    world.sms.findings = [];
    await minutes(25);
    await acts.hear(told(lost[0]!));
    await world.work();
    expect(await acts.messages()).toMatchObject([
      { status: "delivered", providerMessageId: "SM-told" },
    ]);
    expect(await acts.workItems()).toEqual([]);
    const asked = world.sms.asked.length;
    await minutes(30);
    expect(world.sms.asked).toHaveLength(asked);
  });

  test("an answer that was found after all", async () => {
    const { ctx, acts } = await lose();
    const row = await ctx.transact((inside) =>
      inside.db
        .selectFrom("notifications")
        .select(["id", "batch_id", "attempt_id"])
        .where("organization_id", "=", ctx.organizationId)
        .executeTakeFirstOrThrow(),
    );
    const receipt = { outcome: "accepted", providerId: "SM-journal" } as const;
    await ctx.transact((inside) =>
      recordReceipts(inside, [
        {
          notificationId: row.id,
          batchId: row.batch_id,
          attemptId: row.attempt_id!,
          asked: null,
          receipt,
        },
      ]),
    );
    expect(await acts.messages()).toMatchObject([
      { status: "accepted", providerMessageId: "SM-journal" },
    ]);
    await minutes(30);
    expect(await acts.workItems()).toEqual([]);
    expect(world.sms.sent).toEqual([]);
  });

  test("a person: it never left, and its stage goes out once", async () => {
    const { acts } = await lose();
    await minutes(1);
    const [message] = await acts.messages();
    await acts.do(settleNotification, { id: message!.id, outcome: "not_sent" });
    await minutes(2);
    expect(await acts.messages()).toMatchObject([
      { status: "cancelled", stage: "stage-1" },
      { status: "accepted", stage: "stage-1" },
    ]);
    expect(world.sms.sent).toHaveLength(1);
    expect(await acts.workItems()).toEqual([]);
  });
});

test("nothing else touches it, and its stage is not sent again", async () => {
  const { ctx, acts, customer } = await lose();
  world.sms.findings = [];
  const hold = await acts.hold(customer);
  await acts.pay(customer, 10_000);
  await acts.do(optOut, { id: customer.contacts[0]!.points[0]!.id });
  await acts.do(pauseOrganization, undefined);
  await acts.goLive();
  expect(hold).toMatchObject({ kind: "manual" });
  await issueAllDue(ctx);
  await minutes(5);
  expect(await acts.messages()).toMatchObject([{ status: "unknown", attempts: 1 }]);
  expect(world.sms.sent).toEqual([]);
});

test("two lost messages to one person are never taken for one: what belongs to one is known for the other", async () => {
  const { acts } = await lose(["Alpha", "Beta"]);
  expect((await acts.messages()).map((each) => each.status)).toEqual(["unknown", "unknown"]);
  const atProvider = ["SM-1", "SM-2"];
  const reconcile = async ({ knownProviderIds }: LostMessage<SmsMessage>) => {
    const providerId = atProvider.find((each) => !knownProviderIds.has(each));
    return providerId
      ? ({ finding: "accepted", providerId } as const)
      : ({ finding: "absent", detail: "no other one" } as const);
  };
  Object.defineProperty(world.sms, "reconcile", { value: reconcile });
  await minutes(1);
  const found = (await acts.messages()).map((each) => each.providerMessageId);
  expect(found.toSorted()).toEqual(["SM-1", "SM-2"]);
  expect(world.sms.sent).toEqual([]);
});

test("an answer that a sandbox has lost is asked of nobody outside", async () => {
  const ctx = await world.found({ sandbox: true, clock: "2026-11-02T10:00:00Z" });
  const acts = act(ctx);
  await acts.ladder(["sms"]);
  await acts.connect("sms", TWILIO_SMS);
  const customer = await acts.customer("Alpha", { points: [["sms", MOBILE]] });
  await acts.invoice(customer, { dueOn: "2026-11-02" });
  await acts.goLive();
  world.outbox.answers = [LOST];
  world.sms.findings = [{ finding: "absent", detail: "never heard of it" }];
  await acts.advance("2026-11-02T12:00:00Z");
  world.time.now = new Date("2026-11-02T12:30:00Z");
  await lookAround(world);
  await world.work();
  await acts.advance("2026-11-02T13:00:00Z");
  await lookAround(world);
  await world.work();
  expect(world.sms.asked).toEqual([]);
  expect(await acts.messages()).toMatchObject([{ status: "unknown" }]);
  expect(await acts.workItems()).toMatchObject([{ kind: "unknown_outcome" }]);
});
