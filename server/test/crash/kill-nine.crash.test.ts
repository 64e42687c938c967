import { expect, test } from "vitest";
import { killNine } from "#test/crash/kill-nine.ts";

const KEPT = {
  isSound: true,
  duplicates: [],
  missing: [],
  invented: [],
  untold: [],
  repeated: [],
  lostWrites: [],
};

test.each(["embedded", "server"] as const)(
  "a server on the %s store that is killed while it sends delivers each message once or says that it does not know",
  async (store) => {
    const plan = { messages: 500, kills: 5, store, seed: 7, mailMs: 150, dotMs: 5 };
    const outcome = await killNine(plan);
    expect(outcome).toMatchObject(KEPT);
    expect(outcome.killsWhileSending).toBeGreaterThan(0);
    expect(outcome.acknowledgedWrites).toBeGreaterThan(0);
  },
  180_000,
);
