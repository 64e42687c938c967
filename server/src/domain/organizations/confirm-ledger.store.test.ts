import { describe, expect, test } from "vitest";
import { confirmLedger } from "#server/domain/organizations/confirm-ledger.ts";
import { updateOrganization } from "#server/domain/organizations/update-organization.ts";
import { lookAround } from "#server/schedule.ts";
import { act } from "#test/act.ts";
import { useTestWorld } from "#test/test-world.ts";

const world = useTestWorld();

describe("a ledger that may miss payments", () => {
  test("holds reminders back, tells so once, and lets them go when it is confirmed", async () => {
    const acts = act(await world.found());
    await acts.do(updateOrganization, { ledgerMaxAgeDays: 2 });
    const { recoveryCaseId } = await acts.invoice(await acts.customer("Alpha"), {
      dueOn: "2026-11-05",
    });
    await acts.goLive();
    await world.work();
    for (const day of ["2026-11-05", "2026-11-06"]) {
      world.time.now = new Date(`${day}T10:00:00Z`);
      await lookAround(world);
      await world.work();
    }
    const stages = async () => (await acts.messages()).map((message) => message.stage);
    expect(await stages()).toEqual(["gentle"]);
    const deferred = (await acts.history(recoveryCaseId)).filter(
      (each) => each.type === "reminder.deferred",
    );
    expect(deferred).toHaveLength(1);
    expect(JSON.stringify(deferred[0]!.data)).toContain("freshness");
    await acts.do(confirmLedger, undefined);
    await world.work();
    expect(await stages()).toEqual(["gentle", "due"]);
  });
});

describe("a setting that changes", () => {
  test("has waiting cases decided anew: longer hours let a message go at once", async () => {
    world.time.now = new Date("2026-11-02T21:00:00Z");
    const acts = act(await world.found());
    await acts.invoice(await acts.customer("Alpha"), { dueOn: "2026-10-20" });
    await acts.goLive();
    await world.work();
    expect(world.email.sent).toEqual([]);
    await acts.do(updateOrganization, {
      contactHours: { from: "08:00", to: "22:00", weekdays: [1, 2, 3, 4, 5] },
    });
    await world.work();
    expect(world.email.sent).toHaveLength(1);
  });
});
