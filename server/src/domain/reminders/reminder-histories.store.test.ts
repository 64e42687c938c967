import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { issueAllDue } from "#server/domain/reminders/issue-all-due.ts";
import { lookAround } from "#server/schedule.ts";
import { act } from "#test/act.ts";
import {
  expectClaimsRight,
  expectMessagesRight,
  expectMoneyKept,
  expectNobodyToldTwice,
} from "#test/check-books.ts";
import { doDeed, randomDeed } from "#test/random-history.ts";
import { BEGIN, loadBook, randomBook } from "#test/random-book.ts";
import { useTestWorld } from "#test/test-world.ts";

const world = useTestWorld();
const HOUR_MS = 3_600_000;

const steps = fc.array(
  fc.record({ hours: fc.constantFrom(0, 0, 24, 24, 72, 7, 24 * 5, 24 * 8), deed: randomDeed }),
  { minLength: 5, maxLength: 25 },
);
const histories = fc.record({ book: randomBook(4), steps });

describe("whatever people do, in whatever order", () => {
  test("a sandbox tells no stage twice, crowds nobody, asks for what is owed and loses no money", async () => {
    let messages = 0;
    const property = fc.asyncProperty(histories, async ({ book, steps: deeds }) => {
      const ctx = await world.found({ sandbox: true, clock: BEGIN.toISOString() });
      await ctx.transact((inside) =>
        loadBook(inside, { ...book, budget: { perDay: 1, perWeek: 7 } }),
      );
      await act(ctx).goLive();
      const seen = new Set<string>();
      let now = BEGIN;
      for (const [number, { hours, deed }] of deeds.entries()) {
        now = new Date(now.getTime() + hours * HOUR_MS);
        await act(ctx).advance(now);
        await expectClaimsRight(ctx, seen);
        await doDeed(ctx, deed, { now, number });
      }
      await expectMessagesRight(ctx);
      await expectNobodyToldTwice(ctx);
      await expectMoneyKept(ctx);
      messages += seen.size;
    });
    await fc.assert(property, { numRuns: 12 });
    expect(messages).toBeGreaterThan(5);
  });

  test("a live organization does the same when people act while messages wait to leave", async () => {
    let messages = 0;
    const property = fc.asyncProperty(histories, async ({ book, steps: deeds }) => {
      world.time.now = BEGIN;
      const ctx = await world.found();
      await ctx.transact((inside) =>
        loadBook(inside, { ...book, budget: { perDay: 1, perWeek: 7 } }),
      );
      await act(ctx).goLive();
      const seen = new Set<string>();
      for (const [number, { hours, deed }] of deeds.entries()) {
        world.time.now = new Date(world.time.now.getTime() + hours * HOUR_MS);
        await lookAround(world);
        await issueAllDue(ctx);
        await doDeed(ctx, deed, { now: world.time.now, number });
        await world.work();
        await expectClaimsRight(ctx, seen);
      }
      await expectMessagesRight(ctx);
      await expectNobodyToldTwice(ctx);
      await expectMoneyKept(ctx);
      expect(world.email.sent.length).toBeGreaterThanOrEqual(seen.size);
      messages += seen.size;
    });
    await fc.assert(property, { numRuns: 12 });
    expect(messages).toBeGreaterThan(5);
  });
});
