import { expect, test } from "vitest";
import { killNineMixed } from "#test/crash/kill-nine-mixed.ts";

test("two workers that are killed while they send by four channels deliver each message once or say that they do not know", async () => {
  const outcome = await killNineMixed({
    messages: 400,
    kills: 6,
    seed: 7,
    faultShare: 0.05,
    hasTimeouts: false,
    answerMs: 1000,
    settleSeconds: 0,
    whatsapp: "meta",
  });
  expect(outcome).toMatchObject({
    duplicates: [],
    missing: [],
    invented: [],
    untold: [],
    repeated: [],
    unlisted: 0,
    lostWrites: [],
    isSound: true,
  });
  expect(outcome.killsWhileSending).toBeGreaterThan(0);
  expect(outcome.acknowledgedWrites).toBeGreaterThan(0);
  expect(outcome.byProvider).toMatchObject({
    sendgrid: expect.any(Number),
    twilio: expect.any(Number),
    meta: expect.any(Number),
    intelliprint: expect.any(Number),
  });
}, 240_000);
