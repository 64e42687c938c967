import { describe, expect, test } from "vitest";
import { getCustomer } from "#server/domain/customers/get-customer.ts";
import { optOut } from "#server/domain/customers/opt-out.ts";
import { getNotification } from "#server/domain/notifications/get-notification.ts";
import { listNotifications } from "#server/domain/notifications/list-notifications.ts";
import { issueAllDue } from "#server/domain/reminders/issue-all-due.ts";
import type { WishEvent } from "#server/providers/inbound.ts";
import { act, typesOf } from "#test/act.ts";
import { META, TWILIO_SMS } from "#test/connections.ts";
import { replyOf } from "#test/reply-of.ts";
import { useTestWorld } from "#test/test-world.ts";

const world = useTestWorld();
const MOBILE = "+447700900123";
const POINTS = [
  ["sms", MOBILE],
  ["whatsapp", MOBILE, "given"],
  ["email", "pat@example.com"],
] as const;

async function late() {
  const ctx = await world.found({ contactBudget: { perDay: 9, perWeek: 63 } });
  const acts = act(ctx);
  await acts.ladder(["sms", "email"], ["sms", "whatsapp"], ["sms", "email"]);
  await acts.connect("sms", TWILIO_SMS);
  await acts.connect("whatsapp", META);
  const customer = await acts.customer("Alpha", { points: POINTS });
  const invoice = await acts.invoice(customer, { dueOn: "2026-11-02" });
  await acts.goLive();
  await world.work();
  const wishes = async () =>
    (await acts.do(getCustomer, { id: customer.id })).contacts[0]!.points.map(
      (point) => point.optedOutAt !== null,
    );
  const week = async () => {
    world.time.now = new Date(world.time.now.getTime() + 7 * 86_400_000);
    await issueAllDue(ctx);
    await world.work();
  };
  const goodbyes = async () =>
    (await acts.messages()).filter((each) => each.purpose === "opt_out_confirmation");
  const hear = async (text: string, given: Parameters<typeof replyOf>[3] = {}) => {
    await acts.hear(replyOf(MOBILE, text, world.time.now, given));
    await world.work();
  };
  return { ctx, acts, customer, invoice, wishes, week, goodbyes, hear };
}

const wish = (kind: WishEvent["kind"], address = MOBILE): WishEvent => ({
  kind,
  key: `${kind} ${address}`,
  channel: address.includes("@") ? "email" : "sms",
  address,
  detail: "said so at the provider",
  at: world.time.now.toISOString(),
});

describe("a person who says stop on one channel", () => {
  test("is left alone there and reached on the others; the debt stands", async () => {
    const { acts, wishes, week, hear, invoice } = await late();
    await hear("STOP");
    expect(await wishes()).toEqual([true, false, false]);
    const texts = world.sms.sent.length;
    await week();
    await week();
    expect(world.sms.sent).toHaveLength(texts);
    const reminders = (await acts.messages()).filter((each) => each.purpose === "reminder");
    expect(reminders.map((each) => each.channel)).toEqual(["sms", "whatsapp", "email"]);
    expect(typesOf(await acts.history(invoice.recoveryCaseId))).toContain(
      "contact-point.opted-out",
    );
  });

  test("is told so once, in words that ask for no money, and costs nothing", async () => {
    const { acts, goodbyes, hear } = await late();
    await hear("STOP");
    await hear("STOP");
    await hear("Stop!!");
    const [goodbye, ...others] = await goodbyes();
    expect(others).toEqual([]);
    expect(goodbye).toMatchObject({ channel: "sms", recipient: MOBILE, status: "accepted" });
    const { message } = await acts.do(getNotification, { id: goodbye!.id });
    expect(message.text).toContain("Acme Ltd");
    expect(message.text).not.toMatch(/£|INV-/);
    expect(world.sms.sent.at(-1)!.text).toBe(message.text);
    expect(await acts.workItems()).toEqual([]);
  });

  test("is not told again what the provider has confirmed", async () => {
    const { goodbyes, hear, wishes } = await late();
    await hear("STOP", { isConfirmed: true });
    expect(await wishes()).toEqual([true, false, false]);
    expect(await goodbyes()).toEqual([]);
  });

  test("by e-mail is not answered by e-mail", async () => {
    const { acts, goodbyes, wishes } = await late();
    await acts.hear(replyOf("pat@example.com", "Please unsubscribe me", world.time.now));
    await world.work();
    expect(await wishes()).toEqual([false, false, true]);
    expect(await goodbyes()).toEqual([]);
  });

  test("has the goodbye still when what is queued is withdrawn with it", async () => {
    const { ctx, acts, customer, hear, goodbyes } = await late();
    await acts.invoice(customer, { dueOn: "2026-11-01" });
    await acts.pay(customer, 1);
    await issueAllDue(ctx);
    await hear("STOP");
    expect(await goodbyes()).toMatchObject([{ status: "accepted" }]);
    expect((await acts.messages()).filter((each) => each.status === "queued")).toEqual([]);
  });
});

describe("start", () => {
  test("undoes stop, and a later stop is confirmed once more", async () => {
    const { wishes, hear, week, goodbyes } = await late();
    await hear("STOP");
    await hear("START");
    expect(await wishes()).toEqual([false, false, false]);
    const texts = world.sms.sent.length;
    await week();
    expect(world.sms.sent).toHaveLength(texts + 1);
    await hear("STOP");
    expect(await wishes()).toEqual([true, false, false]);
    expect(await goodbyes()).toHaveLength(2);
  });

  test("said before a stop that is known already does not undo it", async () => {
    const { acts, wishes, hear } = await late();
    const early = replyOf(MOBILE, "START", new Date(world.time.now.getTime() - 60_000));
    await hear("STOP");
    await acts.hear(early);
    await world.work();
    expect(await wishes()).toEqual([true, false, false]);
  });

  test("undoes what the organization noted on the person's behalf", async () => {
    const { acts, customer, wishes, hear } = await late();
    await acts.do(optOut, { id: customer.contacts[0]!.points[0]!.id });
    await hear("START");
    expect(await wishes()).toEqual([false, false, false]);
  });
});

describe("a wish that was expressed at the provider", () => {
  test("is followed for everyone who has the address, and for who gets it later", async () => {
    const { acts, wishes, goodbyes } = await late();
    await acts.hear(wish("opt-out"));
    await world.work();
    const later = await acts.customer("Beta", { points: [["sms", MOBILE]] });
    expect(await wishes()).toEqual([true, false, false]);
    expect(later.contacts[0]!.points[0]!.optedOutAt).not.toBe(null);
    expect(await goodbyes()).toEqual([]);
    await acts.hear(wish("opt-in"));
    await world.work();
    expect(await wishes()).toEqual([false, false, false]);
  });

  test("is known before anybody has the address", async () => {
    const acts = act(await world.found());
    await acts.hear(wish("opt-out", "nobody@example.com"));
    await world.work();
    const newcomer = await acts.customer("Alpha", { email: "nobody@example.com" });
    expect(newcomer.contacts[0]!.points[0]!.optedOutAt).not.toBe(null);
  });

  test("holds though the address was added in the very moment in which it was written down", async () => {
    const { ctx, acts, hear } = await late();
    await acts.invoice(await acts.customer("Beta", { points: [["sms", MOBILE]] }), {
      dueOn: "2026-11-02",
    });
    await issueAllDue(ctx);
    await ctx.transact((inside) =>
      inside.db
        .insertInto("suppressions")
        .values({
          organization_id: ctx.organizationId,
          channel: "sms",
          address: MOBILE,
          because: "said so at the provider",
          suppressed_at: inside.now(),
        })
        .execute(),
    );
    const before = world.sms.sent.length;
    await world.work();
    expect(world.sms.sent).toHaveLength(before);
    expect((await acts.messages()).at(-1)).toMatchObject({
      status: "cancelled",
      detail: "the person opted out",
    });
    await hear("START");
    expect(world.sms.sent).toHaveLength(before + 1);
  });

  test("is one organization's alone", async () => {
    const { acts } = await late();
    const other = act(await world.found());
    const customer = await other.customer("Alpha", { points: [["sms", MOBILE]] });
    await acts.hear(wish("opt-out"));
    await world.work();
    const { contacts } = await other.do(getCustomer, { id: customer.id });
    expect(contacts[0]!.points[0]!.optedOutAt).toBe(null);
    const { data } = await other.do(listNotifications, { limit: 10 });
    expect(data).toEqual([]);
  });
});
