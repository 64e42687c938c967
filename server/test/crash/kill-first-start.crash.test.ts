import { expect, test } from "vitest";
import { killFirstStart } from "#test/crash/kill-first-start.ts";

test("a first start that is killed leaves a folder that the next start can use", async () => {
  const outcome = await killFirstStart({ kills: 4, seed: 2 });
  expect(outcome).toMatchObject({ broken: [], isSound: true });
  expect(outcome.killedBeforeReady).toBeGreaterThan(0);
}, 240_000);
