import { expect, test } from "vitest";
import { useTestWorld } from "../server/test/test-world.ts";
import { openStory, type Story } from "./test/open-story.ts";

const world = useTestWorld();
const MOBILE = "+447700900123";
const POINTS = [
  { channel: "email" as const, address: "pat@example.com" },
  { channel: "sms" as const, address: MOBILE },
  { channel: "letter" as const, address: "1 High Street\nLeeds\nLS1 1AA" },
];

/** What went out, in short: the day, the channel and the stage. */
async function channels({ api }: Story): Promise<string[]> {
  const { data } = await api.listNotifications({ limit: 500 });
  return data
    .toReversed()
    .filter((each) => each.status === "accepted")
    .map((each) => `${each.queuedAt.slice(0, 10)} ${each.channel} ${each.stage}`);
}

async function lateOn(story: Story, due: string) {
  await story.api.createPolicy({ name: "Thorough", ladder: "thorough", isDefault: true });
  const pat = await story.customer("Pat Ltd", { contacts: [{ name: "Pat", points: POINTS }] });
  const invoice = await story.invoice(pat.id, "2026-9", { due, amount: 80_000 });
  await story.api.goLive({});
  return { pat, invoice };
}

async function dayByDay(story: Story, days: number) {
  for (let day = 0; day < days; day += 1) await story.api.advanceClock({ days: 1 });
}

test("Fifty days late: e-mails, a text, a letter at last; calls that nobody makes are passed over", async () => {
  const story = await openStory(world, "2026-09-01T09:00:00Z");
  await lateOn(story, "2026-09-01");
  await dayByDay(story, 60);
  expect(await channels(story)).toEqual([
    "2026-09-08 email gentle",
    "2026-09-15 email firm",
    "2026-09-16 sms first-text",
    "2026-09-21 email second-reminder",
    "2026-10-01 email final-notice",
    "2026-10-12 letter letter",
    "2026-10-21 letter handover",
  ]);
  const { data } = await story.api.listNotifications({ limit: 500 });
  const text = data.find((each) => each.channel === "sms")!;
  const { message } = await story.api.getNotification({ id: text.id });
  expect(message).toMatchObject({ subject: null, html: null, segments: expect.any(Number) });
  expect(message.text).toContain("£800.00");
});

test("Stop by text the day before the first text: one word of goodbye, no text, and the letter still comes", async () => {
  const story = await openStory(world, "2026-09-01T09:00:00Z");
  const { pat, invoice } = await lateOn(story, "2026-09-01");
  await story.until("2026-09-08T12:00:00Z");
  await story.until("2026-09-15T12:00:00Z");
  const answer = await story.api.recordInboundMessage({
    channel: "sms",
    sender: MOBILE,
    text: "STOP",
  });
  await world.work();
  expect(answer).toMatchObject({ customerId: pat.id, status: "done", reading: { intent: "stop" } });
  const { data } = await story.api.listNotifications({ limit: 500 });
  expect(data[0]).toMatchObject({
    purpose: "opt_out_confirmation",
    channel: "sms",
    status: "accepted",
  });
  await dayByDay(story, 60);
  expect(await channels(story)).toEqual([
    "2026-09-08 email gentle",
    "2026-09-15 email firm",
    "2026-09-15 sms opt_out",
    "2026-09-21 email second-reminder",
    "2026-10-01 email final-notice",
    "2026-10-12 letter letter",
    "2026-10-21 letter handover",
  ]);
  expect((await story.api.getInvoice({ id: invoice.id })).outstanding.amount).toBe(80_000);
});

test("A dispute by text holds everything at once; a person settles it, and the ladder goes on", async () => {
  const story = await openStory(world, "2026-09-01T09:00:00Z");
  const { pat } = await lateOn(story, "2026-09-01");
  await story.until("2026-09-08T12:00:00Z");
  await story.until("2026-09-15T12:00:00Z");
  await story.api.recordInboundMessage({
    channel: "sms",
    sender: MOBILE,
    text: "I dispute this invoice, the goods never arrived.",
  });
  const [hold] = (await story.api.listHolds({ customerId: pat.id, limit: 10 })).data;
  expect(hold).toMatchObject({ kind: "dispute", endsAt: null });
  const [task] = (await story.api.listWorkItems({ isOpen: true, limit: 10 })).data;
  expect(task).toMatchObject({ kind: "reply", customerId: pat.id });
  await dayByDay(story, 10);
  expect(await channels(story)).toEqual(["2026-09-08 email gentle", "2026-09-15 email firm"]);

  await story.api.closeInboundMessage({ id: task!.subjectId });
  expect((await story.api.listWorkItems({ isOpen: true, limit: 10 })).data).toEqual([]);
  await story.api.releaseHold({ id: hold!.id });
  await story.api.advanceClock({ days: 1 });
  expect((await channels(story)).slice(2)).toEqual(["2026-09-25 email second-reminder"]);
});
