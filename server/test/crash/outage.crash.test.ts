import { expect, test } from "vitest";
import { outage } from "#test/crash/outage.ts";

test("a store and then two vendors that go away in mid run are named, and cost no message", async () => {
  const outcome = await outage({
    messages: 400,
    storeSeconds: 5,
    providerSeconds: 10,
    settleSeconds: 0,
  });
  expect(outcome).toMatchObject({
    isAlive: true,
    storeGone: { live: [200], ready: [503], database: ["failed"] },
    providerGone: { live: [200], ready: [200], database: ["ok"] },
    duplicates: [],
    missing: [],
    unlisted: 0,
    isSound: true,
  });
  const named = outcome.providerGone.channels.join();
  for (const way of ["email by sendgrid", "sms by twilio"]) expect(named).toContain(way);
  expect(named).not.toContain("intelliprint");
  expect(outcome.wentMeanwhile).toBeGreaterThan(0);
}, 240_000);
