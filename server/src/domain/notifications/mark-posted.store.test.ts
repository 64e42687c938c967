import { describe, expect, test } from "vitest";
import { releaseHold } from "#server/domain/holds/release-hold.ts";
import { getLetter } from "#server/domain/notifications/get-letter.ts";
import { getNotification } from "#server/domain/notifications/get-notification.ts";
import { markPosted } from "#server/domain/notifications/mark-posted.ts";
import { pauseOrganization } from "#server/domain/organizations/pause-organization.ts";
import { optOut } from "#server/domain/customers/opt-out.ts";
import { getQuota } from "#server/domain/quotas/get-quota.ts";
import { act, typesOf } from "#test/act.ts";
import { PDF } from "#test/connections.ts";
import { useTestWorld } from "#test/test-world.ts";

const world = useTestWorld();
const HOME = "1 High Street\nLeeds\nLS1 1AA";

/** A letter that lies ready to be printed and posted. */
async function toPost() {
  const postalAddress = "2 Quay Road\nBristol\nBS1 4XX";
  const ctx = await world.found({ postalAddress, tier: "pro" });
  const acts = act(ctx);
  await acts.ladder(["letter", "email"]);
  const customer = await acts.customer("Alpha", { points: [["letter", HOME]] });
  const invoice = await acts.invoice(customer, { dueOn: "2026-11-02" });
  await acts.goLive();
  await world.work();
  const [letter] = await acts.messages();
  expect(letter).toMatchObject({ channel: "letter", status: "to_post", settledAt: null });
  const letters = async () =>
    (await ctx.transact(getQuota)).uses.find(
      (use) => use.what === "letters" && use.span === "month",
    )!.used;
  return { ctx, acts, customer, invoice, id: letter!.id, letters };
}

describe("a letter that nobody has printed for us", () => {
  test.each([
    ["with nothing connected", false],
    ["with the printer connected", true],
  ])("%s waits for a person, and is in the post when they say so", async (_, isConnected) => {
    const { acts, id, invoice, customer } = await toPost();
    if (isConnected) await acts.connect("letter", PDF);
    expect(await acts.workItems()).toMatchObject([
      {
        kind: "letter_to_post",
        subjectId: id,
        customerId: customer.id,
        recoveryCaseId: invoice.recoveryCaseId,
      },
    ]);
    world.time.now = new Date("2026-11-03T22:00:00Z");
    expect(await acts.do(markPosted, { id })).toMatchObject({
      status: "accepted",
      settledAt: "2026-11-03T22:00:00.000Z",
    });
    expect(await acts.workItems()).toEqual([]);
    expect(typesOf(await acts.history(invoice.recoveryCaseId)).slice(-2)).toEqual([
      "notification.to-post",
      "notification.posted",
    ]);
    await expect(acts.do(markPosted, { id })).rejects.toThrow("accepted, not waiting");
  });

  test("holds the ladder: the stage is not sent again while it waits", async () => {
    const { acts } = await toPost();
    world.time.now = new Date("2026-11-05T10:00:00Z");
    await acts.do(async (inside) => inside.enqueue("issue-due-reminders", inside), undefined);
    await world.work();
    expect(await acts.messages()).toHaveLength(1);
  });
});

type Ready = Awaited<ReturnType<typeof toPost>>;

describe("a letter that must not go any more", () => {
  test.each<[string, (ready: Ready) => Promise<unknown>]>([
    ["a payment", ({ acts, customer }) => acts.pay(customer, 50_000)],
    ["a hold", ({ acts, customer }) => acts.hold(customer)],
    [
      "an opt-out",
      ({ acts, customer }) => acts.do(optOut, { id: customer.contacts[0]!.points[0]!.id }),
    ],
    ["a pause", ({ acts }) => acts.do(pauseOrganization, undefined)],
  ])("%s withdraws it, nobody is asked to post it, and its units come back", async (_, cause) => {
    const ready = await toPost();
    expect(await ready.letters()).toBe(1);
    await cause(ready);
    await world.work();
    const [letter, ...others] = await ready.acts.messages();
    expect(letter).toMatchObject({ id: ready.id, status: "cancelled" });
    expect(others).toEqual([]);
    expect(await ready.acts.workItems()).toEqual([]);
    expect(await ready.letters()).toBe(0);
    await expect(ready.acts.do(markPosted, { id: ready.id })).rejects.toThrow("cancelled");
  });

  test("goes once, anew, when the hold has ended", async () => {
    const { acts, customer, id } = await toPost();
    const hold = await acts.hold(customer);
    await acts.do(releaseHold, { id: hold.id });
    await world.work();
    const [before, again, ...others] = await acts.messages();
    expect([before, again]).toMatchObject([{ id, status: "cancelled" }, { status: "to_post" }]);
    expect(others).toEqual([]);
    expect(await acts.workItems()).toMatchObject([{ subjectId: again!.id }]);
  });

  test("is refused with the reason, should it still lie there when it is to be posted", async () => {
    const { ctx, acts, id } = await toPost();
    await ctx.transact((inside) =>
      inside.db
        .updateTable("invoices")
        .set({ paid_minor: 1n, status: "partially_paid" })
        .where("organization_id", "=", ctx.organizationId)
        .execute(),
    );
    await expect(acts.do(markPosted, { id })).rejects.toThrow(
      "Do not post it: what is owed has changed.",
    );
    expect(await acts.messages()).toMatchObject([{ status: "to_post" }]);
    expect(await acts.workItems()).toHaveLength(1);
  });

  test("once posted is not withdrawn by a payment", async () => {
    const { acts, id, customer } = await toPost();
    await acts.do(markPosted, { id });
    await acts.pay(customer, 50_000);
    expect(await acts.messages()).toMatchObject([{ status: "accepted" }]);
  });
});

describe("the letter as it is printed", () => {
  test("is a PDF of the words that are shown, the same bytes for ever", async () => {
    const { ctx, acts, id } = await toPost();
    const first = await getLetter(ctx, { id });
    world.time.now = new Date("2027-01-01T00:00:00Z");
    await acts.ladder(["email"]);
    const second = await getLetter(ctx, { id });
    expect(new TextDecoder().decode(first.slice(0, 5))).toBe("%PDF-");
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
    const { message } = await acts.do(getNotification, { id });
    expect(message.text).toContain("£500.00");
  });

  test("is not to be had of another organization, nor of an e-mail", async () => {
    const { ctx, acts, id } = await toPost();
    const other = await world.found();
    await expect(getLetter(other, { id })).rejects.toThrow("no such notification");
    const customer = await acts.customer("Beta");
    await acts.invoice(customer, { dueOn: "2026-11-02" });
    await world.work();
    const email = (await acts.messages()).find((each) => each.channel === "email");
    await expect(getLetter(ctx, { id: email!.id })).rejects.toThrow("by email, not by letter");
  });
});
