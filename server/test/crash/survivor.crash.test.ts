import { expect, test } from "vitest";
import { survivor } from "#test/crash/survivor.ts";

test("of two servers the one that lives on finishes what the other died with", async () => {
  const outcome = await survivor({ messages: 600 });
  expect(outcome).toMatchObject({ duplicates: [], missing: [], journalsLeft: 0, isSound: true });
  expect(outcome.sentBeforeDeath).toBeLessThan(600);
}, 240_000);
