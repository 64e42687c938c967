import { expect, test } from "vitest";
import { useTestWorld } from "../server/test/test-world.ts";
import { openStory } from "./test/open-story.ts";

const world = useTestWorld();

test("An invoice is late, is reminded in stages and paid", async () => {
  // Thursday 1 October 2026. Harbour Books owes £1,200.00, due on Thursday 15 October.
  const story = await openStory(world, "2026-10-01T09:00:00Z");
  const harbour = await story.customer("Harbour Books");
  const invoice = await story.invoice(harbour.id, "2026-117", {
    due: "2026-10-15",
    amount: 120_000,
  });
  await story.api.goLive({});

  // Saturday 10 October, five days before: a weekend, so the friendly word comes on Monday the 12th.
  await story.until("2026-10-11T20:00:00Z");
  expect(await story.diary()).toEqual([]);
  await story.until("2026-10-12T12:00:00Z");
  expect(await story.diary()).toEqual(["2026-10-12T07:00 harbour-books gentle"]);

  // On the due date, and a week after, at nine in London; the clocks go back on 25 October.
  await story.until("2026-10-15T12:00:00Z");
  await story.until("2026-10-22T12:00:00Z");
  expect(await story.diary()).toEqual([
    "2026-10-12T07:00 harbour-books gentle",
    "2026-10-15T08:00 harbour-books due",
    "2026-10-22T08:00 harbour-books firm",
  ]);
  const [gentle, , firm] = await story.sent();
  expect(gentle!.subject).toBe("Friendly reminder: invoice 2026-117 from Acme Ltd");
  expect(firm!.subject).toBe("Payment overdue: invoice 2026-117 from Acme Ltd");
  expect(firm!.text).toContain("£1,200.00 still owed");

  // Harbour Books pays on 27 October. The sternest letter, due on the 30th, is never written.
  await story.pay(harbour.id, "2026-10-27", 120_000);
  await story.until("2027-01-31T12:00:00Z");
  expect(await story.diary()).toHaveLength(3);
  expect(await story.api.getInvoice({ id: invoice.id })).toMatchObject({
    status: "paid",
    outstanding: { amount: 0 },
  });
  expect(await story.api.getRecoveryCase({ id: invoice.recoveryCaseId })).toMatchObject({
    status: "closed",
    lastStage: "firm",
  });
  expect(await story.history(invoice.recoveryCaseId)).toEqual([
    "case.opened",
    "invoice.created",
    "reminder.deferred",
    "reminder.issued",
    "notification.accepted",
    "reminder.issued",
    "notification.accepted",
    "reminder.issued",
    "notification.accepted",
    "invoice.paid",
    "case.closed",
  ]);
});

test("The oldest invoice is paid: the next goes on from its own place on the ladder", async () => {
  // Two invoices of Harbour Books, due on Monday 2 and Monday 9 November 2026.
  const story = await openStory(world, "2026-10-26T12:00:00Z");
  const harbour = await story.customer("Harbour Books");
  await story.invoice(harbour.id, "OLD", { due: "2026-11-02", amount: 50_000 });
  await story.invoice(harbour.id, "NEW", { due: "2026-11-09", amount: 20_000 });
  await story.api.goLive({});
  for (let day = 26; day <= 41; day += 1) {
    await story.until(new Date(Date.UTC(2026, 9, day, 13)).toISOString());
  }
  // The firm word about OLD on the 9th also says that NEW falls due today.
  expect(await story.diary()).toEqual([
    "2026-10-28T09:00 harbour-books gentle",
    "2026-11-02T09:00 harbour-books due",
    "2026-11-09T09:00 harbour-books firm",
  ]);
  const together = (await story.sent()).at(-1)!;
  expect(together.text).toContain("Total still owed: £700.00");

  // OLD is paid on the 10th. NEW hears its own firm and last words, neither missed nor repeated.
  await story.pay(harbour.id, "2026-11-10", 50_000);
  for (let day = 11; day <= 60; day += 1) {
    await story.until(new Date(Date.UTC(2026, 10, day, 13)).toISOString());
  }
  expect((await story.diary()).slice(3)).toEqual([
    "2026-11-16T09:00 harbour-books firm",
    "2026-11-24T09:00 harbour-books escalation",
  ]);
  expect((await story.sent()).at(-1)!.text).toContain("Total still owed: £200.00");
});
