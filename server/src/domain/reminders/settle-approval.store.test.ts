import { describe, expect, test } from "vitest";
import { goLive } from "#server/domain/organizations/go-live.ts";
import { pauseOrganization } from "#server/domain/organizations/pause-organization.ts";
import { createPolicy } from "#server/domain/policies/create-policy.ts";
import { LADDERS } from "#server/domain/policies/ladders.ts";
import { approveReminder } from "#server/domain/reminders/approve-reminder.ts";
import { issueAllDue } from "#server/domain/reminders/issue-all-due.ts";
import { rejectReminder } from "#server/domain/reminders/reject-reminder.ts";
import { lookAround } from "#server/schedule.ts";
import { act } from "#test/act.ts";
import { useTestWorld } from "#test/test-world.ts";

const world = useTestWorld();

async function debtors(...names: string[]) {
  const ctx = await world.found();
  const acts = act(ctx);
  for (const name of names) {
    await acts.invoice(await acts.customer(name), { dueOn: "2026-10-23", number: `INV-${name}` });
  }
  return { ctx, acts };
}

async function on(day: string) {
  world.time.now = new Date(`${day}T10:00:00Z`);
  await lookAround(world);
  await world.work();
}

const sentTo = () => world.email.sent.map((each) => each.to.address.split("@")[0]);

describe("approving the first messages", () => {
  test("each waits on the list, once; two approved let all the others go", async () => {
    const { acts } = await debtors("one", "two", "three", "four");
    await acts.goLive(2);
    await world.work();
    await on("2026-11-02");
    expect(sentTo()).toEqual([]);
    const [first, second, third, fourth] = await acts.approvals();
    expect([first, second, third, fourth].map((each) => each!.customerName)).toEqual([
      "one",
      "two",
      "three",
      "four",
    ]);
    expect(first).toMatchObject({ reason: "first_messages", status: "pending", stage: "firm" });
    await acts.do(approveReminder, { id: first!.id });
    await world.work();
    expect(sentTo()).toEqual(["one"]);
    await acts.do(approveReminder, { id: third!.id });
    await world.work();
    expect(sentTo().sort()).toEqual(["four", "one", "three", "two"]);
  });

  test("with a ramp, so many go a day after that", async () => {
    const { acts } = await debtors("one", "two", "three", "four", "five");
    await acts.goLive(1, 2);
    await world.work();
    await acts.do(approveReminder, { id: (await acts.approvals())[0]!.id });
    const sent = [];
    for (const day of ["2026-11-02", "2026-11-03", "2026-11-04"]) {
      await on(day);
      sent.push(sentTo().length);
    }
    expect(sent).toEqual([2, 4, 5]);
  });

  test("a word is given once", async () => {
    const { acts } = await debtors("one");
    await acts.goLive(1);
    await world.work();
    const id = (await acts.approvals())[0]!.id;
    expect(await acts.do(approveReminder, { id })).toMatchObject({
      status: "approved",
      decidedBy: "test",
    });
    await expect(acts.do(approveReminder, { id })).rejects.toThrow("approved already");
    await expect(acts.do(rejectReminder, { id })).rejects.toThrow("approved already");
  });
});

describe("rejecting a message", () => {
  test("leaves its stage out, and the ladder goes on with the next", async () => {
    const { acts } = await debtors("one");
    await acts.goLive(1);
    await world.work();
    await acts.do(rejectReminder, { id: (await acts.approvals())[0]!.id });
    await acts.goLive(0);
    await on("2026-11-06");
    expect(sentTo()).toEqual([]);
    await on("2026-11-09");
    expect(await acts.messages()).toMatchObject([{ stage: "escalation", status: "accepted" }]);
  });

  test("holds for a stage whose first message was withdrawn", async () => {
    const { ctx, acts } = await debtors("one");
    await acts.goLive();
    await issueAllDue(ctx);
    await acts.do(pauseOrganization, undefined);
    await acts.goLive(1);
    await world.work();
    await acts.do(rejectReminder, { id: (await acts.approvals())[0]!.id });
    await ctx.transact((inside) => goLive(inside, { approveFirst: 0, rampPerDay: null }));
    await world.work();
    expect(world.email.sent).toEqual([]);
    expect(await acts.messages()).toMatchObject([{ stage: "firm", status: "cancelled" }]);
  });
});

test("a stage that needs approval waits for a person, long after the first messages", async () => {
  const { ctx, acts } = await debtors();
  const stages = LADDERS.courteous.map((stage) => ({
    ...stage,
    needsApproval: stage.key === "escalation",
  }));
  await ctx.transact((inside) =>
    createPolicy(inside, { name: "Careful", stages, minimumAmounts: {}, isDefault: true }),
  );
  await acts.invoice(await acts.customer("one"), { dueOn: "2026-10-26" });
  await acts.goLive();
  await world.work();
  expect(sentTo()).toEqual(["one"]);
  await on("2026-11-12");
  expect(sentTo()).toEqual(["one"]);
  const [approval] = await acts.approvals();
  expect(approval).toMatchObject({ reason: "stage", stage: "escalation", status: "pending" });
  await acts.do(approveReminder, { id: approval!.id });
  await world.work();
  expect(sentTo()).toEqual(["one", "one"]);
});
