import { describe, expect, test } from "vitest";
import type { Channel } from "@dunlin/contract/customers.ts";
import { getCustomer } from "#server/domain/customers/get-customer.ts";
import { optIn } from "#server/domain/customers/opt-in.ts";
import { updateCustomer } from "#server/domain/customers/update-customer.ts";
import { issueAllDue } from "#server/domain/reminders/issue-all-due.ts";
import type { Receipt } from "#server/providers/receipt.ts";
import { lookAround } from "#server/schedule.ts";
import { act, typesOf } from "#test/act.ts";
import { TWILIO_SMS } from "#test/connections.ts";
import { useTestWorld } from "#test/test-world.ts";

const world = useTestWorld();
const FIRST = "+447700900001";
const SECOND = "+447700900002";
type Points = NonNullable<Parameters<ReturnType<typeof act>["customer"]>[1]>["points"];

/** A late customer whose one stage goes by text message, and the answer that it gets. */
async function answered(receipt: Receipt, given: { points?: Points; channels?: Channel[] } = {}) {
  const ctx = await world.found();
  const acts = act(ctx);
  await acts.ladder(given.channels ?? ["sms", "email"]);
  await acts.connect("sms", TWILIO_SMS);
  const customer = await acts.customer("Alpha", { points: given.points ?? [["sms", FIRST]] });
  const invoice = await acts.invoice(customer, { dueOn: "2026-11-02" });
  await acts.goLive();
  world.sms.answers = [receipt];
  await world.work();
  const history = () => acts.history(invoice.recoveryCaseId);
  return { ctx, acts, customer, invoice, history };
}

async function later(seconds: number) {
  world.time.now = new Date(world.time.now.getTime() + seconds * 1000);
  await world.work();
}

async function qualities(acts: ReturnType<typeof act>, id: string) {
  const { contacts } = await acts.do(getCustomer, { id });
  return contacts.flatMap((contact) => contact.points.map((point) => point.quality));
}

const BAD: Receipt = { outcome: "bad-recipient", detail: "21211 not a mobile number" };

describe("an address that does not exist", () => {
  test("hands its stage to the next contact, then to the next channel; the ladder does not go on", async () => {
    const points: Points = [
      ["sms", FIRST],
      ["sms", SECOND],
      ["email", "pat@example.com"],
    ];
    const { ctx, acts, customer, history } = await answered(BAD, { points });
    expect(world.sms.sent.map((each) => each.to)).toEqual([SECOND]);
    expect(await qualities(acts, customer.id)).toEqual(["bad", "unverified", "unverified"]);
    expect(
      (await acts.messages()).map((each) => [each.stage, each.recipient, each.status]),
    ).toEqual([
      ["stage-1", FIRST, "bounced"],
      ["stage-1", SECOND, "accepted"],
    ]);
    expect(typesOf(await history()).slice(-3)).toEqual([
      "notification.bounced",
      "reminder.issued",
      "notification.accepted",
    ]);

    await acts.ladder(["sms", "email"], ["sms", "email"]);
    world.time.now = new Date("2026-11-09T10:00:00Z");
    world.sms.answers = [BAD];
    await issueAllDue(ctx);
    await world.work();
    const week = (await acts.messages()).slice(2);
    expect(week.map((each) => [each.stage, each.recipient, each.status])).toEqual([
      ["stage-2", SECOND, "bounced"],
      ["stage-2", "pat@example.com", "accepted"],
    ]);
  });

  test("asks a person for another one, once, and in the provider's words", async () => {
    const { ctx, acts, customer, invoice } = await answered(BAD, {
      points: [
        ["sms", FIRST],
        ["email", "pat@example.com"],
      ],
    });
    const [item, ...others] = await acts.workItems();
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      kind: "fix_contact",
      subjectId: customer.contacts[0]!.points[0]!.id,
      customerId: customer.id,
      recoveryCaseId: invoice.recoveryCaseId,
      detail: expect.stringContaining("21211 not a mobile number"),
    });
    const other = act(await world.found());
    expect(await other.workItems()).toEqual([]);
    await issueAllDue(ctx);
    await world.work();
    expect(await acts.workItems()).toHaveLength(1);
  });

  test("with no other waits, and goes on as soon as there is one", async () => {
    const { acts, customer } = await answered(BAD);
    expect((await acts.plan())[0]).toMatchObject({ outcome: "suppress", stage: "stage-1" });
    const points = [{ channel: "sms" as const, address: SECOND, consent: "unknown" as const }];
    await acts.do(updateCustomer, { id: customer.id, contacts: [{ name: "Sam", points }] });
    await world.work();
    expect(world.sms.sent.map((each) => each.to)).toEqual([SECOND]);
  });
});

describe("an address that the provider will not write to because its person said no there", () => {
  const SUPPRESSED: Receipt = { outcome: "suppressed", detail: "21610 unsubscribed" };

  test("is opted out for everyone who has it and for who gets it later, on that channel alone", async () => {
    const points: Points = [["sms", FIRST]];
    const { acts, customer } = await answered(SUPPRESSED, {
      points: [...points, ["whatsapp", FIRST, "given"]],
    });
    const newcomer = await acts.customer("Beta", { points });
    const [own, other] = await Promise.all(
      [customer, newcomer].map(({ id }) => acts.do(getCustomer, { id })),
    );
    const [sms, whatsapp] = own!.contacts[0]!.points;
    expect(sms!.optedOutAt).toBe("2026-11-02T10:00:00.000Z");
    expect(whatsapp!.optedOutAt).toBe(null);
    expect(other!.contacts[0]!.points[0]!.optedOutAt).not.toBe(null);
    await acts.invoice(newcomer, { dueOn: "2026-11-02" });
    await world.work();
    expect(world.sms.sent).toEqual([]);
    expect((await acts.messages()).map((each) => each.status)).toEqual(["bounced"]);
  });

  test("is written to again when the person says so", async () => {
    const { acts, customer } = await answered(SUPPRESSED);
    await acts.do(optIn, { id: customer.contacts[0]!.points[0]!.id });
    await world.work();
    expect(world.sms.sent.map((each) => each.to)).toEqual([FIRST]);
  });
});

test("refused words fail the message for good, and a person is asked", async () => {
  const { acts, history } = await answered({ outcome: "content-rejected", detail: "30007 spam" });
  await later(3600);
  const [message] = await acts.messages();
  expect(message).toMatchObject({ status: "failed", detail: "30007 spam", attempts: 1 });
  expect(message!.settledAt).not.toBe(null);
  expect(await acts.workItems()).toMatchObject([
    {
      kind: "content_rejected",
      subjectId: message!.id,
      detail: expect.stringContaining("30007 spam"),
    },
  ]);
  expect(typesOf(await history()).at(-1)).toBe("notification.failed");
  expect(world.sms.sent).toEqual([]);
});

describe("waits", () => {
  const retry = (seconds: number | null): Receipt => ({
    outcome: "retry-later",
    detail: "30001 queue overflow",
    retryAfterSeconds: seconds,
  });

  test("never pass contact hours: what has not left by then is withdrawn and decided anew", async () => {
    const { acts, history } = await answered(retry(86_400));
    const [message] = await acts.messages();
    expect(message).toMatchObject({ status: "queued" });
    world.time.now = new Date("2026-11-02T20:00:00Z");
    await world.work();
    expect(await acts.messages()).toMatchObject([
      { status: "cancelled", detail: "it did not leave within contact hours" },
    ]);
    expect(typesOf(await history()).slice(-2)).toEqual([
      "notification.cancelled",
      "reminder.deferred",
    ]);
    expect(world.sms.sent).toEqual([]);
    world.time.now = new Date("2026-11-03T08:00:00Z");
    await lookAround(world);
    await world.work();
    expect((await acts.messages()).at(-1)).toMatchObject({ status: "accepted", stage: "stage-1" });
    expect(world.sms.sent).toHaveLength(1);
  });

  test("of two messages in one batch are each its own", async () => {
    const ctx = await world.found();
    const acts = act(ctx);
    await acts.ladder(["sms"]);
    await acts.connect("sms", TWILIO_SMS);
    for (const [name, address] of [
      ["Alpha", FIRST],
      ["Beta", SECOND],
    ] as const) {
      const customer = await acts.customer(name, { points: [["sms", address]] });
      await acts.invoice(customer, { dueOn: "2026-11-02" });
    }
    await acts.goLive();
    world.sms.answers = [retry(30), retry(300)];
    await world.work();
    await later(30);
    expect(world.sms.sent).toHaveLength(1);
    await later(270);
    expect(world.sms.sent).toHaveLength(2);
  });

  test("an address that puts us off for four days is taken to be a bad one", async () => {
    const { acts, customer } = await answered(retry(null));
    for (let day = 3; day <= 6; day += 1) {
      world.time.now = new Date(`2026-11-0${day}T10:00:00Z`);
      world.sms.answers = [retry(null)];
      await lookAround(world);
      await world.work();
    }
    world.time.now = new Date("2026-11-06T12:00:00Z");
    world.sms.answers = [retry(null)];
    await world.work();
    expect(await qualities(acts, customer.id)).toEqual(["bad"]);
    expect((await acts.messages()).at(-1)).toMatchObject({ status: "bounced" });
  });
});
