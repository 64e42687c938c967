import { expect, test } from "vitest";
import { useTestWorld } from "../server/test/test-world.ts";
import { openStory } from "./test/open-story.ts";

const world = useTestWorld();

test("Part payment: the reminder asks for what is still owed", async () => {
  const story = await openStory(world, "2026-11-02T12:00:00Z");
  const harbour = await story.customer("Harbour Books");
  const invoice = await story.invoice(harbour.id, "H-1", { due: "2026-11-03", amount: 90_000 });
  await story.api.goLive({});
  await story.until("2026-11-03T12:00:00Z");

  // £350.50 arrive on the 5th, and a credit note of £49.50 is issued on the 6th.
  await story.pay(harbour.id, "2026-11-05", 35_050);
  await story.api.issueCreditNote({
    customerId: harbour.id,
    number: "CN-1",
    amount: { amount: 4_950, currency: "GBP" },
    issuedOn: "2026-11-06",
  });
  expect(await story.api.getInvoice({ id: invoice.id })).toMatchObject({
    status: "partially_paid",
    paid: { amount: 35_050 },
    credited: { amount: 4_950 },
    outstanding: { amount: 50_000 },
  });
  await story.until("2026-11-10T12:00:00Z");
  const firm = (await story.sent()).at(-1)!;
  expect(firm.stage).toBe("firm");
  expect(firm.text).toContain("£500.00 still owed");
  expect(firm.text).toContain("originally £900.00");
  expect(firm.text).not.toContain("£900.00 still owed");

  // All but 40 pence is paid: the case stays open, and nobody is written to for that.
  await story.pay(harbour.id, "2026-11-12", 49_960);
  await story.until("2026-12-31T12:00:00Z");
  expect((await story.sent()).at(-1)!.stage).toBe("firm");
  const [row] = (await story.api.getPlan({})).data;
  expect(row).toMatchObject({ outcome: "suppress", stage: "escalation" });
  expect(row!.reasons.find((reason) => reason.rule === "balance")?.detail).toBe(
    "GBP 0.40 is owed, less than the minimum of GBP 1.00.",
  );
});

test("A remainder of pence does not keep the next invoice from being asked for", async () => {
  // 40 pence are left of an invoice of last year when a new one of £300.00 falls due.
  const story = await openStory(world, "2026-11-02T12:00:00Z");
  const harbour = await story.customer("Harbour Books");
  await story.invoice(harbour.id, "OLD", { due: "2025-10-01", amount: 50_000 });
  await story.pay(harbour.id, "2026-11-02", 49_960);
  await story.invoice(harbour.id, "NEW", { due: "2026-11-17", amount: 30_000 });
  await story.api.goLive({});
  await story.until("2026-11-11T23:00:00Z");
  expect(await story.diary()).toEqual([]);
  await story.until("2026-11-12T12:00:00Z");
  expect(await story.diary()).toHaveLength(1);
  expect((await story.sent())[0]!.text).toContain("Total still owed: £300.40");
});

test("A customer with three invoices in two currencies gets one message", async () => {
  const story = await openStory(world, "2026-11-02T12:00:00Z");
  const harbour = await story.customer("Harbour Books");
  await story.invoice(harbour.id, "P-1", { due: "2026-10-20", amount: 10_000 });
  await story.invoice(harbour.id, "P-2", { due: "2026-10-30", amount: 5_000 });
  await story.invoice(harbour.id, "E-1", { due: "2026-10-15", amount: 7_000, currency: "EUR" });
  const { data } = await story.api.getPlan({ assumeLive: true });
  expect(data.map((row) => [row.outcome, row.sentWith === null])).toEqual([
    ["send", false],
    ["send", true],
  ]);
  await story.api.goLive({});
  await story.until("2026-11-02T13:00:00Z");
  const sent = await story.sent();
  expect(sent).toHaveLength(1);
  // The euros are 18 days late, so theirs is the tone.
  expect(sent[0]!.stage).toBe("escalation");
  for (const words of ["P-1", "P-2", "E-1", "£150.00", "€70.00"]) {
    expect(sent[0]!.text).toContain(words);
  }

  // Both cases know of it, and neither repeats it.
  await story.until("2026-11-03T13:00:00Z");
  expect(await story.sent()).toHaveLength(1);
  const cases = (await story.api.listRecoveryCases({})).data;
  for (const { id } of cases) expect(await story.history(id)).toContain("reminder.issued");
});
