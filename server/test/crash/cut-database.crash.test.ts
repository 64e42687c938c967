import { expect, test } from "vitest";
import { cutDatabase } from "#test/crash/cut-database.ts";

test("connections to the database that are cut in mid run cost no message and no knowledge", async () => {
  const outcome = await cutDatabase({ messages: 2500, cuts: 12 });
  expect(outcome).toMatchObject({ duplicates: [], missing: [], unknown: 0, isSound: true });
  expect(outcome.cuts).toBeGreaterThanOrEqual(6);
}, 240_000);
