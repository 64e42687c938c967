import { expect, test } from "vitest";
import { useTestWorld } from "../server/test/test-world.ts";
import { openStory } from "./test/open-story.ts";

const world = useTestWorld();

test("Going live with a brake: approve the first two, three a day after that", async () => {
  // Monday 2 November 2026: nine customers are late, and nothing has ever been sent.
  const story = await openStory(world, "2026-11-02T12:00:00Z");
  for (const name of ["Ash", "Birch", "Cedar", "Elm", "Fir", "Holly", "Oak", "Pine", "Yew"]) {
    const customer = await story.customer(name);
    await story.invoice(customer.id, name, { due: "2026-10-23", amount: 10_000 });
  }
  await story.until("2026-11-02T13:00:00Z");
  const paused = (await story.api.getPlan({})).data;
  expect(new Set(paused.map((row) => row.outcome))).toEqual(new Set(["defer"]));
  const imagined = (await story.api.getPlan({ assumeLive: true })).data;
  expect(new Set(imagined.map((row) => row.outcome))).toEqual(new Set(["send"]));

  await story.api.goLive({ approveFirst: 2, rampPerDay: 3 });
  const waiting = (await story.api.listApprovals({ status: "pending" })).data;
  expect(waiting).toHaveLength(9);
  expect(await story.diary()).toEqual([]);
  for (const name of ["Oak", "Ash"]) {
    const approval = waiting.find((each) => each.customerName === name)!;
    await story.api.approveReminder({ id: approval.id });
  }

  // The two and one more leave at once; then three a day.
  const perDay = async () => {
    const days = (await story.diary()).map((line) => line.slice(0, 10));
    return Object.entries(Object.groupBy(days, (day) => day)).map(([day, all]) => [
      day,
      all!.length,
    ]);
  };
  expect((await story.diary()).slice(0, 2).map((line) => line.split(" ")[1])).toEqual([
    "oak",
    "ash",
  ]);
  expect(await perDay()).toEqual([["2026-11-02", 3]]);
  await story.until("2026-11-05T20:00:00Z");
  expect(await perDay()).toEqual([
    ["2026-11-02", 3],
    ["2026-11-03", 3],
    ["2026-11-04", 3],
  ]);
});

test("A dispute on one invoice", async () => {
  const story = await openStory(world, "2026-11-02T12:00:00Z");
  const harbour = await story.customer("Harbour Books");
  const disputed = await story.invoice(harbour.id, "D-1", { due: "2026-10-28", amount: 30_000 });
  await story.invoice(harbour.id, "U-1", { due: "2026-10-30", amount: 70_000 });
  const hold = await story.api.placeHold({
    customerId: harbour.id,
    invoiceId: disputed.id,
    kind: "dispute",
    note: "Three boxes arrived wet",
  });
  await story.api.goLive({});

  // While it is disputed, only the other £700.00 are asked for.
  await story.until("2026-11-06T12:00:00Z");
  const [first] = await story.sent();
  expect(first!.text).toContain("Total still owed: £700.00");
  expect(first!.text).not.toContain("D-1");

  // The dispute is settled by a credit note of £100.00 on the 9th; from then on £900.00 are owed.
  await story.api.issueCreditNote({
    customerId: harbour.id,
    invoiceId: disputed.id,
    number: "CN-1",
    amount: { amount: 10_000, currency: "GBP" },
    issuedOn: "2026-11-09",
  });
  await story.api.releaseHold({ id: hold.id });
  await story.until("2026-11-10T12:00:00Z");
  const second = (await story.sent()).at(-1)!;
  expect(second.text).toContain("Total still owed: £900.00");
  expect(second.text).toContain("D-1");
  expect(await story.history(disputed.recoveryCaseId)).toEqual(
    expect.arrayContaining(["hold.placed", "invoice.credited", "hold.released"]),
  );
});

test("A promise to pay by Friday: quiet until then, and the ladder goes on after it", async () => {
  const story = await openStory(world, "2026-11-02T12:00:00Z");
  const harbour = await story.customer("Harbour Books");
  await story.invoice(harbour.id, "H-1", { due: "2026-10-28", amount: 30_000 });
  await story.api.placeHold({
    customerId: harbour.id,
    kind: "promise",
    endsAt: "2026-11-07T00:00:00Z",
  });
  await story.api.goLive({});
  const [row] = (await story.api.getPlan({})).data;
  // The firm word comes due on Wednesday; on Friday night the promise ends, and Monday morning follows.
  expect(row).toMatchObject({ outcome: "defer", nextChangeAt: "2026-11-04T09:00:00.000Z" });
  const [saturday] = (await story.api.getPlan({ at: "2026-11-07T12:00:00Z" })).data;
  expect(saturday).toMatchObject({ outcome: "defer", nextChangeAt: "2026-11-09T08:00:00.000Z" });
  await story.until("2026-11-06T23:00:00Z");
  expect(await story.diary()).toEqual([]);
  await story.until("2026-11-09T20:00:00Z");
  expect(await story.diary()).toEqual(["2026-11-09T08:00 harbour-books firm"]);
});

test("A person says stop: nobody writes to that address again, whichever customer it belongs to", async () => {
  const story = await openStory(world, "2026-11-02T12:00:00Z");
  const points = [{ channel: "email" as const, address: "pat@example.com" }];
  const first = await story.api.createCustomer({ name: "One", contacts: [{ points }] });
  const second = await story.api.createCustomer({ name: "Two", contacts: [{ points }] });
  await story.invoice(first.id, "1", { due: "2026-10-28", amount: 30_000 });
  await story.invoice(second.id, "2", { due: "2026-10-28", amount: 30_000 });
  await story.api.optOut({ id: first.contacts[0]!.points[0]!.id });
  await story.api.goLive({});
  await story.until("2026-12-31T12:00:00Z");
  expect(await story.diary()).toEqual([]);
  const { data } = await story.api.getPlan({});
  for (const row of data) {
    expect(row.reasons.find((reason) => reason.verdict === "suppress")).toMatchObject({
      rule: "opt_out",
      citation: "UK GDPR Art. 21",
    });
  }
});
