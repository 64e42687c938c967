import { expect, test } from "vitest";
import { livePlan } from "#test/crash/live-plan.ts";

test("what arrives over SMTP is what the plan said, word by word, once for each customer", async () => {
  const outcome = await livePlan({ customers: 60, seed: 3 });
  expect(outcome).toMatchObject({
    different: [],
    twice: [],
    planned: 54,
    arrived: 54,
    isSound: true,
  });
}, 180_000);
