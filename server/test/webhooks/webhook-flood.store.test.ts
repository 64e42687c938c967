import { expect, test } from "vitest";
import { buildApp } from "#server/build-app.ts";
import { useTestWorld } from "#test/test-world.ts";
import { floodDoor } from "#test/webhooks/flood-door.ts";

const world = useTestWorld();

test("five hundred calls, forged, repeated and out of order, end where the genuine ones end in order", async () => {
  const app = await buildApp(world);
  const flood = await floodDoor(world, app, { calls: 500, seed: 7 });
  expect(flood.answers).toEqual({
    "genuine 200": 2 * flood.genuine,
    "repeated 200": flood.repeated,
    "forged 403 forged_webhook": flood.forged,
  });
  expect(flood.kept.flooded).toBe(flood.kept.inOrder);
  expect(flood.inOrder.size).toBeGreaterThan(150);
  for (const [debtor, state] of flood.inOrder) {
    expect(flood.flooded.get(debtor), debtor).toEqual(state);
  }
}, 240_000);
