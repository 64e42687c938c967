import { describe, expect, test } from "vitest";
import type { Channel } from "@dunlin/contract/customers.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import { disconnectChannel } from "#server/domain/channels/disconnect-channel.ts";
import { getNotification } from "#server/domain/notifications/get-notification.ts";
import { readAttemptReference } from "#server/domain/notifications/attempt-reference.ts";
import { issueAllDue } from "#server/domain/reminders/issue-all-due.ts";
import { act } from "#test/act.ts";
import { INTELLIPRINT, META, SENDGRID, TWILIO_SMS } from "#test/connections.ts";
import { useTestWorld, type TestOrganization } from "#test/test-world.ts";

const world = useTestWorld();
const MOBILE = "+447700900123";
const POINTS = [
  ["sms", MOBILE],
  ["whatsapp", MOBILE, "given"],
  ["letter", "1 High Street\nLeeds\nLS1 1AA"],
  ["email", "pat@example.com"],
] as const;

async function late(channels: Channel[], ctx: TestOrganization) {
  const acts = act(ctx);
  await acts.ladder(channels);
  const customer = await acts.customer("Alpha", { points: POINTS });
  const invoice = await acts.invoice(customer, { dueOn: "2026-11-02" });
  return { ctx, acts, customer, invoice };
}

/** The reference must lead back to the message and to this very try of it. */
async function expectReference(ctx: TestOrganization, reference: string, id: string) {
  expect(reference).toMatch(/^[0-9a-z-]{1,64}$/);
  const row = await ctx.transact((inside) =>
    inside.db
      .selectFrom("notifications")
      .select(["id", "attempt_id"])
      .where("id", "=", parseId(id))
      .executeTakeFirstOrThrow(),
  );
  expect(readAttemptReference(reference)).toEqual({
    notificationId: row.id,
    attemptId: row.attempt_id,
  });
}

describe("a stage goes to what is connected to its channel", () => {
  test("as a text message, valid until contact hours end", async () => {
    const { ctx, acts } = await late(["sms"], await world.found());
    await acts.connect("sms", TWILIO_SMS);
    await acts.goLive();
    await world.work();
    const [message] = await acts.messages();
    expect(message).toMatchObject({ channel: "sms", status: "accepted", provider: "recording" });
    const [sent] = world.sms.sent;
    const { message: shown } = await acts.do(getNotification, { id: message!.id });
    expect(sent).toEqual({
      attemptId: sent!.attemptId,
      to: MOBILE,
      text: shown.text,
      validSeconds: 10 * 3600,
    });
    expect(sent!.text).toMatch(/^Acme Ltd: .*£500\.00/s);
    await expectReference(ctx, sent!.attemptId, message!.id);
    expect([world.email.sent, world.outbox.sent]).toEqual([[], []]);
  });

  test("a text message is valid for five minutes at least", async () => {
    const { acts } = await late(["sms"], await world.found());
    await acts.connect("sms", TWILIO_SMS);
    world.time.now = new Date("2026-11-02T19:58:00Z");
    await acts.goLive();
    await world.work();
    expect(world.sms.sent).toMatchObject([{ validSeconds: 300 }]);
  });

  test("as a WhatsApp message", async () => {
    const { ctx, acts } = await late(["whatsapp"], await world.found());
    await acts.connect("whatsapp", META);
    await acts.goLive();
    await world.work();
    const [message] = await acts.messages();
    expect(message).toMatchObject({ channel: "whatsapp", status: "accepted", attempts: 1 });
    expect(world.whatsapp.sent).toMatchObject([{ to: MOBILE, content: { kind: "template" } }]);
    await expectReference(ctx, world.whatsapp.sent[0]!.attemptId, message!.id);
  });

  test("as a letter from the creditor's address to the customer's", async () => {
    const postalAddress = "2 Quay Road\nBristol\nBS1 4XX";
    const { ctx, acts } = await late(["letter"], await world.found({ postalAddress }));
    await acts.connect("letter", INTELLIPRINT);
    await acts.goLive();
    await world.work();
    const [message] = await acts.messages();
    expect(message).toMatchObject({ channel: "letter", status: "accepted" });
    const [sent] = world.letter.sent;
    expect(sent!.letter).toMatchObject({
      datedOn: "2026-11-02",
      sender: { name: "Acme Ltd", addressLines: postalAddress.split("\n") },
      recipient: { addressLines: expect.arrayContaining(["1 High Street", "LS1 1AA"]) },
    });
    expect(JSON.stringify(sent!.letter.blocks)).toContain("£500.00");
    await expectReference(ctx, sent!.attemptId, message!.id);
  });

  test("as an e-mail from the sender of the connection, answered to an address that knows the attempt", async () => {
    const { ctx, acts } = await late(["email"], await world.found());
    await acts.connect("email", SENDGRID);
    await acts.goLive();
    await world.work();
    const [message] = await acts.messages();
    const [sent] = world.email.sent;
    expect(sent).toMatchObject({
      from: { name: "Acme Ltd", address: "billing@acme.example" },
      replyTo: `reply+${sent!.attemptId}@in.acme.example`,
      to: { name: "Pat", address: "pat@example.com" },
    });
    expect(sent!.replyTo!.split("@")[0]!.length).toBeLessThanOrEqual(64);
    await expectReference(ctx, sent!.attemptId, message!.id);
  });

  test("without a connection an e-mail comes from the operator and is answered to the organization", async () => {
    const { acts } = await late(["email"], await world.found());
    await acts.goLive();
    await world.work();
    expect(world.email.sent).toMatchObject([
      {
        from: { name: "Acme Ltd", address: "reminders@dunlin.example" },
        replyTo: "accounts@acme.example",
      },
    ]);
  });

  test("the first channel that is connected and has an address is used", async () => {
    const { acts } = await late(["whatsapp", "sms", "email"], await world.found());
    await acts.connect("sms", TWILIO_SMS);
    await acts.goLive();
    await world.work();
    expect(world.sms.sent).toHaveLength(1);
    expect(world.email.sent).toEqual([]);
  });
});

describe("a channel that nobody has connected", () => {
  test("has its stages passed over, and the next stage goes on another channel", async () => {
    const ctx = await world.found();
    const acts = act(ctx);
    await acts.ladder(["email"], ["sms"], ["email"]);
    const customer = await acts.customer("Alpha", { points: POINTS });
    await acts.invoice(customer, { dueOn: "2026-10-28" });
    await acts.goLive();
    await world.work();
    for (let day = 3; day <= 11; day += 1) {
      world.time.now = new Date(`2026-11-${String(day).padStart(2, "0")}T10:00:00Z`);
      await issueAllDue(ctx);
      await world.work();
    }
    expect((await acts.messages()).map(({ channel, stage }) => [channel, stage])).toEqual([
      ["email", "stage-1"],
      ["email", "stage-3"],
    ]);
    expect([world.sms.sent, world.outbox.sent]).toEqual([[], []]);
  });

  test.each(["sms", "whatsapp"] as const)(
    "%s: what was queued before it was disconnected is withdrawn, and its stage goes another way",
    async (channel) => {
      const { ctx, acts, invoice } = await late([channel, "email"], await world.found());
      await acts.connect(channel, channel === "sms" ? TWILIO_SMS : META);
      await acts.goLive();
      await issueAllDue(ctx);
      expect(await acts.messages()).toMatchObject([{ channel, status: "queued" }]);
      await acts.do(disconnectChannel, { channel });
      await world.work();
      expect(await acts.messages()).toMatchObject([
        {
          channel,
          status: "cancelled",
          detail: "nothing is connected to the channel",
          attempts: 0,
        },
        { channel: "email", status: "accepted" },
      ]);
      expect([world.sms.sent, world.whatsapp.sent, world.outbox.sent]).toEqual([[], [], []]);
      const cancelled = (await acts.history(invoice.recoveryCaseId)).find(
        (event) => event.type === "notification.cancelled",
      );
      expect(cancelled?.data).toMatchObject({ because: "nothing is connected to the channel" });
    },
  );
});

describe("a sandbox", () => {
  const founded = () => world.found({ sandbox: true, clock: "2026-11-02T10:00:00Z" });
  const nothing = () => [world.email.sent, world.sms.sent, world.whatsapp.sent, world.letter.sent];

  test("speaks to the outbox alone on every channel, whatever is connected", async () => {
    const ctx = await founded();
    const acts = act(ctx);
    await acts.ladder(["email"], ["sms"], ["whatsapp"], ["letter"]);
    await acts.connect("email", SENDGRID);
    await acts.connect("sms", TWILIO_SMS);
    await acts.connect("whatsapp", META);
    await acts.connect("letter", INTELLIPRINT);
    const customer = await acts.customer("Alpha", { points: POINTS });
    await acts.invoice(customer, { dueOn: "2026-11-02" });
    await acts.goLive();
    for (const day of ["03", "10", "17", "24"]) await acts.advance(`2026-11-${day}T20:00:00Z`);
    expect((await acts.messages()).map(({ channel, status }) => [channel, status])).toEqual([
      ["email", "accepted"],
      ["sms", "accepted"],
      ["whatsapp", "accepted"],
      ["letter", "accepted"],
    ]);
    expect(world.outbox.sent).toHaveLength(4);
    expect(nothing()).toEqual([[], [], [], []]);
  });

  test("shows of a WhatsApp message what it gave to the outbox", async () => {
    const { acts } = await late(["whatsapp"], await founded());
    await acts.connect("whatsapp", META);
    await acts.goLive();
    await acts.advance("2026-11-02T12:00:00Z");
    const [sent] = world.outbox.sent as unknown as typeof world.whatsapp.sent;
    const [message] = await acts.messages();
    const { message: shown } = await acts.do(getNotification, { id: message!.id });
    expect(sent).toMatchObject({ to: MOBILE, content: { kind: "text", text: shown.text } });
  });

  test("works on every channel with nothing connected", async () => {
    const { acts } = await late(["sms"], await founded());
    await acts.goLive();
    await acts.advance("2026-11-02T12:00:00Z");
    expect(await acts.messages()).toMatchObject([{ channel: "sms", status: "accepted" }]);
    expect(world.outbox.sent).toMatchObject([{ to: MOBILE }]);
  });
});
