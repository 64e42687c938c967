import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { act } from "#test/act.ts";
import { BEGIN, loadBook, randomBook } from "#test/random-book.ts";
import { useTestWorld, type TestOrganization } from "#test/test-world.ts";

const world = useTestWorld();
const DAY_MS = 86_400_000;
const sandbox = () => world.found({ sandbox: true, clock: BEGIN.toISOString() });

/** What a plan promises: the messages, without the cases that another's message speaks for. */
async function promised(ctx: TestOrganization, at: Date, assumeLive = false) {
  const plan = await act(ctx).plan(at, assumeLive);
  return plan
    .filter((row) => row.outcome === "send" && row.sentWith === null)
    .map(
      (row) =>
        `${row.sendAt} ${row.recipient} ${row.stage} ${row.message!.subject}\n${row.message!.text}`,
    )
    .sort();
}

/** What went out, as the provider has it and as the list has it. */
async function sent(ctx: TestOrganization) {
  const messages = await act(ctx).messages();
  expect(messages.map((message) => message.status)).toEqual(messages.map(() => "accepted"));
  expect(world.outbox.sent).toHaveLength(messages.length);
  return messages
    .map((message, index) => {
      const email = world.outbox.sent.find((each) =>
        message.providerMessageId?.endsWith(each.attemptId),
      );
      expect(email?.to.address, `message ${index}`).toBe(message.recipient);
      return `${message.queuedAt} ${message.recipient} ${message.stage} ${email!.subject}\n${email!.text}`;
    })
    .sort();
}

describe("a plan for an instant", () => {
  test("is what goes out when the clock is moved there: to whom, when, which stage, which words", async () => {
    let messages = 0;
    const property = fc.asyncProperty(
      randomBook(12),
      fc.integer({ min: 0, max: 60 * 96 }),
      fc.constantFrom(null, null, 1, 3),
      async (book, quarters, ramp) => {
        const ctx = await sandbox();
        await ctx.transact((inside) => loadBook(inside, book));
        await act(ctx).goLive(0, ramp);
        const at = new Date(BEGIN.getTime() + quarters * 900_000);
        const plan = await promised(ctx, at);
        world.outbox.sent.length = 0;
        await act(ctx).advance(at);
        expect(await sent(ctx)).toEqual(plan);
        messages += plan.length;
      },
    );
    await fc.assert(property, { numRuns: 25 });
    expect(messages).toBeGreaterThan(25);
  });

  test("as if live is what goes out when the organization goes live without a brake", async () => {
    const property = fc.asyncProperty(randomBook(6), async (book) => {
      const ctx = await sandbox();
      await ctx.transact((inside) => loadBook(inside, book));
      const at = new Date(BEGIN.getTime() + 20 * DAY_MS);
      const plan = await promised(ctx, at, true);
      world.outbox.sent.length = 0;
      await act(ctx).goLive();
      await act(ctx).advance(at);
      expect(await sent(ctx)).toEqual(plan);
    });
    await fc.assert(property, { numRuns: 8 });
  });

  test("as if live takes customers in the order in which going live will", async () => {
    const ctx = await sandbox();
    const [first, second] = [
      await act(ctx).customer("First", { email: "both@example.com" }),
      await act(ctx).customer("Second", { email: "both@example.com" }),
    ];
    await act(ctx).invoice(second, { dueOn: "2026-10-26" });
    await act(ctx).advance("2026-11-02T11:00:00Z");
    await act(ctx).invoice(first, { dueOn: "2026-10-26" });
    const rows = await act(ctx).plan(undefined, true);
    const chosen = rows.filter((row) => row.outcome === "send").map((row) => row.customerName);
    await act(ctx).goLive();
    await act(ctx).advance("2026-11-02T11:00:00Z");
    const [message] = await act(ctx).messages();
    expect(chosen).toEqual(["First"]);
    expect(message).toMatchObject({ customerId: first.id });
  });

  test("writes nothing", async () => {
    const ctx = await sandbox();
    const debtor = await act(ctx).customer("Alpha");
    const { recoveryCaseId } = await act(ctx).invoice(debtor, { dueOn: "2026-10-26" });
    await act(ctx).goLive();
    const before = await act(ctx).history(recoveryCaseId);
    await act(ctx).plan("2027-01-01T00:00:00Z");
    expect(await act(ctx).history(recoveryCaseId)).toEqual(before);
    expect(await act(ctx).messages()).toEqual([]);
  });

  test("names every open case, and why it waits", async () => {
    const ctx = await sandbox();
    const names = ["Paid", "Held", "Early", "Late"];
    const customers = [];
    for (const name of names) customers.push(await act(ctx).customer(name));
    for (const [index, customer] of customers.entries()) {
      await act(ctx).invoice(customer, { dueOn: index === 2 ? "2027-01-29" : "2026-10-26" });
    }
    await act(ctx).pay(customers[0]!, 50_000);
    await act(ctx).hold(customers[1]!);
    await act(ctx).goLive();
    const plan = await act(ctx).plan();
    expect(plan.map((row) => [row.customerName, row.outcome])).toEqual([
      ["Held", "suppress"],
      ["Early", "none"],
      ["Late", "send"],
    ]);
    for (const row of plan)
      expect(row.reasons.every((reason) => reason.detail.length > 10)).toBe(true);
  });
});
