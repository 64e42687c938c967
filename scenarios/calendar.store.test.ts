import { expect, test } from "vitest";
import { useTestWorld } from "../server/test/test-world.ts";
import { openStory } from "./test/open-story.ts";

const world = useTestWorld();

test("A public holiday in Scotland", async () => {
  // Both invoices fall due on Friday 2 January 2026, a holiday in Scotland and a working day in England.
  const story = await openStory(world, "2025-12-29T12:00:00Z");
  const edinburgh = await story.customer("Edinburgh Glass", { subdivision: "EDH" });
  const york = await story.customer("York Glass", { subdivision: "YOR" });
  await story.invoice(edinburgh.id, "E-1", { due: "2026-01-02", amount: 30_000 });
  await story.invoice(york.id, "Y-1", { due: "2026-01-02", amount: 30_000 });
  // The friendly word went out on Monday the 29th; this is about the word on the due date.
  await story.api.goLive({});
  const day = await story.api.getPlan({ at: "2026-01-02T12:00:00Z" });
  expect(day.data.map((row) => [row.customerName, row.outcome, row.stage])).toEqual([
    ["Edinburgh Glass", "defer", "due"],
    ["York Glass", "send", "due"],
  ]);
  const waiting = day.data[0]!;
  expect(waiting.reasons.find((reason) => reason.verdict === "defer")).toMatchObject({
    rule: "public_holiday",
  });
  expect(waiting.nextChangeAt).toBe("2026-01-05T08:00:00.000Z");

  await story.until("2026-01-06T12:00:00Z");
  expect((await story.diary()).slice(2)).toEqual([
    "2026-01-02T09:00 york-glass due",
    "2026-01-05T08:00 edinburgh-glass due",
  ]);
});

test("Customers in Tokyo, London and Los Angeles are each written to at nine, their time", async () => {
  const story = await openStory(world, "2026-11-01T12:00:00Z");
  const homes = {
    "Tokyo Tea": { country: "JP", subdivision: null },
    "London Leaf": {},
    "Angeles Air": { country: "US", subdivision: "CA", timeZone: "America/Los_Angeles" },
  };
  for (const [name, home] of Object.entries(homes)) {
    const customer = await story.customer(name, home);
    await story.invoice(customer.id, name, { due: "2026-11-04", amount: 10_000 });
  }
  await story.api.goLive({});
  await story.until("2026-11-02T23:59:00Z");
  await story.until("2026-11-05T00:00:00Z");
  expect((await story.diary()).slice(-3)).toEqual([
    "2026-11-04T00:00 tokyo-tea due",
    "2026-11-04T09:00 london-leaf due",
    "2026-11-04T17:00 angeles-air due",
  ]);
});

test("Ten days of outage", async () => {
  // The engine stands still from Monday 9 to Thursday 19 November 2026; two stages pass meanwhile.
  const story = await openStory(world, "2026-11-01T12:00:00Z");
  const harbour = await story.customer("Harbour Books");
  const invoice = await story.invoice(harbour.id, "H-1", { due: "2026-11-03", amount: 10_000 });
  await story.api.goLive({});
  await story.until("2026-11-02T12:00:00Z");
  await story.until("2026-11-03T12:00:00Z");
  await story.api.pauseOrganization({});
  await story.until("2026-11-19T13:00:00Z");
  expect((await story.diary()).map((line) => line.split(" ").at(-1))).toEqual(["gentle", "due"]);

  // Back again: one message, the highest stage; the one it jumps is on record as passed.
  await story.api.goLive({});
  await story.until("2026-12-31T12:00:00Z");
  expect((await story.diary()).slice(2)).toEqual(["2026-11-19T13:00 harbour-books escalation"]);
  const events = (await story.api.listCaseEvents({ id: invoice.recoveryCaseId, limit: 500 })).data;
  expect(
    events.filter((event) => event.type === "reminder.passed").map((event) => event.data),
  ).toEqual([{ stage: "firm", because: "stage escalation is due" }]);
});
