import { expect, test } from "vitest";
import { secondProcess } from "#test/crash/second-process.ts";

test("a second process is refused a folder in use, and a stop under load leaves nothing under way", async () => {
  const outcome = await secondProcess({ messages: 300 });
  expect(outcome).toMatchObject({
    refusalCode: 1,
    firstIsUnharmed: true,
    stopCode: 0,
    journalsLeft: [],
    underWayAfterStop: 0,
    isSound: true,
  });
  expect(outcome.refusal).toContain("Another Dunlin process uses the store");
  expect(outcome.sentBeforeStop).toBeLessThan(300);
}, 180_000);
