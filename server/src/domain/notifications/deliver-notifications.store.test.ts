import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { parseId } from "@dunlin/contract/ids.ts";
import type { Context } from "#server/context.ts";
import { updateCustomer } from "#server/domain/customers/update-customer.ts";
import { settleNotification } from "#server/domain/notifications/settle-notification.ts";
import { issueAllDue } from "#server/domain/reminders/issue-all-due.ts";
import type { Receipt } from "#server/providers/receipt.ts";
import { lookAround } from "#server/schedule.ts";
import { act } from "#test/act.ts";
import { useTestWorld } from "#test/test-world.ts";

const world = useTestWorld();
const MINUTE_MS = 60_000;

async function queueOne(email: string | string[] = "pat@example.com") {
  const ctx = await world.found();
  const acts = act(ctx);
  const customer = await acts.customer("Alpha", { email });
  const invoice = await acts.invoice(customer, { dueOn: "2026-10-20" });
  await acts.goLive();
  await issueAllDue(ctx);
  return { ctx, acts, customer, invoice };
}

async function later(milliseconds: number) {
  world.time.now = new Date(world.time.now.getTime() + milliseconds);
  await world.work();
}

const retry = (retryAfterSeconds: number | null = null): Receipt => ({
  outcome: "retry-later",
  detail: "421 try again",
  retryAfterSeconds,
});

/** Writes to the ledger behind the back of whatever would withdraw the message. */
const behind = (statement: (inside: Context, id: string) => ReturnType<typeof sql>) => statement;

describe("at the moment of release everything is read again", () => {
  test.each([
    [
      "a payment",
      "what is owed has changed",
      behind(
        (inside) => sql`update invoices set paid_minor = 1, status = 'partially_paid'
        where organization_id = ${inside.organizationId}`,
      ),
    ],
    [
      "a voided invoice",
      "what is owed has changed",
      behind(
        (inside) =>
          sql`update invoices set status = 'void' where organization_id = ${inside.organizationId}`,
      ),
    ],
    [
      "an opt-out",
      "the person opted out",
      behind(
        (inside) => sql`update contact_points set opted_out_at = now()
        where organization_id = ${inside.organizationId}`,
      ),
    ],
    [
      "a refusal",
      "the person opted out",
      behind(
        (inside) => sql`update contact_points set consent = 'refused'
        where organization_id = ${inside.organizationId}`,
      ),
    ],
    [
      "a hold",
      "a hold is in force",
      behind(
        (inside, id) => sql`
        insert into holds (organization_id, id, customer_id, kind, starts_at)
        values (${inside.organizationId}, ${inside.newId()}, ${id}, 'manual', ${inside.now()})`,
      ),
    ],
    [
      "a pause",
      "the organization is paused",
      behind(
        (inside) =>
          sql`update organizations set live_at = null where id = ${inside.organizationId}`,
      ),
    ],
  ])("%s withdraws the message", async (_, because, change) => {
    const { ctx, acts, customer } = await queueOne();
    await ctx.transact((inside) => change(inside, parseId(customer.id)).execute(inside.db));
    const [before] = await acts.messages();
    await world.work();
    const after = (await acts.messages()).find((message) => message.id === before!.id);
    expect(after).toMatchObject({ status: "cancelled", detail: because, attempts: 0 });
    expect(world.email.sent.every((each) => !each.text.includes("£500.00 still owed"))).toBe(true);
  });

  test("a hold that has ended, or was released, withdraws nothing", async () => {
    const { ctx, customer } = await queueOne();
    await ctx.transact((inside) =>
      sql`insert into holds (organization_id, id, customer_id, kind, starts_at, ends_at, released_at) values
        (${inside.organizationId}, ${inside.newId()}, ${parseId(customer.id)}, 'manual', '2026-01-01', '2026-11-02T10:00:00Z', null),
        (${inside.organizationId}, ${inside.newId()}, ${parseId(customer.id)}, 'manual', '2026-01-01', null, '2026-11-01')
      `.execute(inside.db),
    );
    await world.work();
    expect(world.email.sent).toHaveLength(1);
  });
});

describe("what a provider answers", () => {
  test("try later is tried again with growing waits, in the same message, until it is accepted", async () => {
    const { acts } = await queueOne();
    world.email.answers = [retry(), retry(), retry()];
    const waits: number[] = [];
    await world.work();
    for (let tries = 1; tries <= 3; tries += 1) {
      const [message] = await acts.messages();
      expect(message).toMatchObject({ status: "queued", attempts: tries, detail: "421 try again" });
      const wait = 30_000 * 2 ** (tries - 1);
      await later(wait * 0.8 - 1);
      expect((await acts.messages())[0]!.attempts).toBe(tries);
      await later(wait * 0.2 + 1);
      waits.push(wait);
    }
    expect(await acts.messages()).toMatchObject([{ status: "accepted", attempts: 4 }]);
    expect(world.email.sent).toHaveLength(1);
    expect(waits).toEqual([30_000, 60_000, 120_000]);
  });

  test("the provider's own wait is kept", async () => {
    const { acts } = await queueOne();
    world.email.answers = [retry(600)];
    await world.work();
    await later(600_000 - 1);
    expect((await acts.messages())[0]!.status).toBe("queued");
    await later(1);
    expect((await acts.messages())[0]!.status).toBe("accepted");
  });

  test("a payment while a message waits for another try withdraws it", async () => {
    const { acts, customer } = await queueOne();
    world.email.answers = [retry()];
    await world.work();
    await acts.pay(customer, 50_000);
    await later(MINUTE_MS);
    expect(await acts.messages()).toMatchObject([{ status: "cancelled" }]);
    expect(world.email.sent).toEqual([]);
  });

  test("a recipient that does not exist is not used again, and the second address gets the stage", async () => {
    const { acts, customer, invoice } = await queueOne(["gone@example.com", "here@example.com"]);
    world.email.answers = [{ outcome: "bad-recipient", detail: "550 no such user" }];
    await world.work();
    expect(await acts.messages()).toMatchObject([
      {
        status: "bounced",
        recipient: "gone@example.com",
        stage: "firm",
        detail: "550 no such user",
      },
      { status: "accepted", recipient: "here@example.com", stage: "firm" },
    ]);
    await later(21 * 24 * 60 * MINUTE_MS);
    await lookAround(world);
    await world.work();
    expect(world.email.sent.map((each) => each.to.address)).toEqual([
      "here@example.com",
      "here@example.com",
    ]);
    const history = await acts.history(invoice.recoveryCaseId);
    expect(history.filter((each) => each.type === "notification.bounced")).toHaveLength(1);
    expect(customer.contacts[0]!.points[0]!.quality).toBe("unverified");
  });

  test("the only address bounced: the stage waits for another, and goes there", async () => {
    const { acts, customer } = await queueOne();
    world.email.answers = [{ outcome: "bad-recipient", detail: "550 no such user" }];
    await world.work();
    expect((await acts.plan())[0]).toMatchObject({ outcome: "suppress", stage: "firm" });

    const points = [
      { channel: "email" as const, address: "new@example.com", consent: "unknown" as const },
    ];
    await acts.do(updateCustomer, { id: customer.id, contacts: [{ name: "Sam", points }] });
    await world.work();
    expect(world.email.sent.map((each) => each.to.address)).toEqual(["new@example.com"]);
  });

  test("refused content fails the message and is not repeated", async () => {
    const { acts } = await queueOne();
    world.email.answers = [{ outcome: "content-rejected", detail: "554 spam" }];
    await world.work();
    await later(60 * MINUTE_MS);
    expect(await acts.messages()).toMatchObject([{ status: "failed", detail: "554 spam" }]);
    expect(world.email.sent).toEqual([]);
  });

  test("a wrong setting of ours burns no patience: it is tried for as long as it takes", async () => {
    const { acts } = await queueOne();
    const misconfigured: Receipt = { outcome: "misconfigured", detail: "535 bad password" };
    world.email.answers = Array.from({ length: 35 }, () => misconfigured);
    await world.work();
    for (let tries = 1; tries < 35; tries += 1) await later(15 * MINUTE_MS);
    expect((await acts.messages())[0]).toMatchObject({ status: "queued", attempts: 0 });
  });
});

describe("an outcome that nobody knows", () => {
  async function lose() {
    const queued = await queueOne();
    world.email.answers = [
      { outcome: "unknown", detail: "the connection broke after the last byte" },
    ];
    await world.work();
    const [message] = await queued.acts.messages();
    expect(message!.status).toBe("unknown");
    return { ...queued, id: message!.id };
  }

  test("is never repeated", async () => {
    const { acts } = await lose();
    for (let day = 0; day < 3; day += 1) {
      await later(60 * MINUTE_MS);
      await lookAround(world);
      await world.work();
    }
    expect(await acts.messages()).toMatchObject([{ status: "unknown" }]);
    expect(world.email.sent).toEqual([]);
  });

  test("settled as arrived stays done", async () => {
    const { acts, id } = await lose();
    expect(await acts.do(settleNotification, { id, outcome: "accepted" })).toMatchObject({
      status: "accepted",
    });
    await world.work();
    expect(world.email.sent).toEqual([]);
    await expect(acts.do(settleNotification, { id, outcome: "not_sent" })).rejects.toThrow(
      "not unknown",
    );
  });

  test("settled as not sent makes the stage due again, once", async () => {
    const { acts, id, invoice } = await lose();
    expect(await acts.do(settleNotification, { id, outcome: "not_sent" })).toMatchObject({
      status: "cancelled",
    });
    await world.work();
    expect(await acts.messages()).toMatchObject([
      { status: "cancelled", stage: "firm" },
      { status: "accepted", stage: "firm" },
    ]);
    const history = await acts.history(invoice.recoveryCaseId);
    expect(history.find((each) => each.type === "notification.cancelled")?.data).toMatchObject({
      because: "settled by test: not sent",
    });
  });
});
