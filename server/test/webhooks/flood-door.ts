import { isDeepStrictEqual } from "node:util";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { buildApp } from "#server/build-app.ts";
import { openPGlite, poolOf } from "#server/platform/database/embedded-pool.ts";
import { migrate } from "#server/platform/database/migrate.ts";
import { runSql } from "#server/platform/database/pool.ts";
import { runJob } from "#server/schedule.ts";
import { drawFrom } from "#test/crash/draw.ts";
import { TEST_TABLES } from "#test/test-jobs.ts";
import { buildWorld, type TestWorld } from "#test/test-world.ts";
import { knock, type DoorCall } from "#test/webhooks/door-call.ts";
import { finalState } from "#test/webhooks/final-state.ts";
import { foundDebtors, type Debtor } from "#test/webhooks/found-debtors.ts";
import { openDoor, type Door } from "#test/webhooks/open-door.ts";
import { FORGERIES, forgeCall } from "#test/webhooks/forge-calls.ts";
import { drawStory, tellStory } from "#test/webhooks/tell-story.ts";

export type Flood = {
  genuine: number;
  repeated: number;
  forged: number;
  /** How the calls were answered, by what they were and the status. */
  answers: Record<string, number>;
  /** What the flooded organization has come to, and what it would have in order and without repeats. */
  flooded: Map<string, object>;
  inOrder: Map<string, object>;
  /** How many events each has in store. */
  kept: { flooded: number; inOrder: number };
};

type Knock = { kind: "genuine" | "repeated" | "forged"; call: DoorCall };

const FORGED_PART = 0.1;
const REPEATED_PART = 1 / 3;
const CALLS_PER_DEBTOR = 2.2;
const DAY_MS = 86_400_000;

/**
 * Tells two organizations the same stories: one in order and each thing once; the other in `calls`
 * calls of which a tenth is forged and a third of the rest repeated, all shuffled, and worked off
 * at moments of chance.
 */
export async function floodDoor(
  world: TestWorld,
  app: FastifyInstance,
  { calls, seed }: { calls: number; seed: number },
): Promise<Flood> {
  const chance = drawFrom(seed);
  const genuine = Math.round((calls * (1 - FORGED_PART)) / (1 + REPEATED_PART));
  const [calm, wild] = [await openDoor(world), await openDoor(world)];
  const people = Math.ceil(genuine / CALLS_PER_DEBTOR);
  const [ours, theirs] = [
    await foundDebtors(world, calm, people),
    await foundDebtors(world, wild, people),
  ];
  world.time.now = new Date(world.time.now.getTime() + 2 * DAY_MS);
  const told = ours
    .flatMap((debtor) => tellStory(debtor, drawStory(chance, debtor)))
    .slice(0, genuine);
  const callsTo = (door: Door, debtors: readonly Debtor[]) => {
    const byName = new Map(debtors.map((each) => [each.name, each]));
    return told.map((each) => each.toCall(door, byName.get(each.debtor)!));
  };
  const answers: Record<string, number> = {};
  const send = async ({ kind, call }: Knock) => {
    const { status, code } = await knock(app, call);
    const answer = `${kind} ${status}${code ? ` ${code}` : ""}`;
    answers[answer] = (answers[answer] ?? 0) + 1;
  };
  for (const call of callsTo(calm, ours)) await send({ kind: "genuine", call });
  await world.work();
  const knocks = toKnocks(chance, {
    genuine: callsTo(wild, theirs),
    forged: Array.from({ length: Math.round(calls * FORGED_PART) }, () =>
      forgeCall(
        { door: wild, stranger: calm, debtor: pick(chance, theirs) },
        { way: pick(chance, Object.keys(FORGERIES)), which: Math.floor(chance() * 2) },
      ),
    ),
  });
  for (const each of knocks) {
    await send(each);
    if (chance() < 0.01) await workOff(world, wild);
  }
  await workOff(world, wild);
  await world.work();
  return {
    genuine: told.length,
    repeated: knocks.filter(({ kind }) => kind === "repeated").length,
    forged: knocks.filter(({ kind }) => kind === "forged").length,
    answers,
    flooded: await finalState(wild.ctx),
    inOrder: await finalState(calm.ctx),
    kept: { flooded: await countKept(wild), inOrder: await countKept(calm) },
  };
}

const pick = <Item>(chance: () => number, items: readonly Item[]): Item =>
  items[Math.floor(chance() * items.length)]!;

/** All calls in an order of chance, so many of the genuine ones twice. */
function toKnocks(
  chance: () => number,
  { genuine, forged }: { genuine: readonly DoorCall[]; forged: readonly DoorCall[] },
): Knock[] {
  const repeated = shuffle(chance, genuine).slice(0, Math.round(genuine.length * REPEATED_PART));
  const knock = (kind: Knock["kind"]) => (call: DoorCall) => ({ kind, call });
  return shuffle(chance, [
    ...genuine.map(knock("genuine")),
    ...repeated.map(knock("repeated")),
    ...forged.map(knock("forged")),
  ]);
}

function shuffle<Item>(chance: () => number, items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, place: chance() }))
    .toSorted((left, right) => left.place - right.place)
    .map(({ item }) => item);
}

/** The job alone: what the engine would send meanwhile depends on what it knows by then. */
async function workOff(world: TestWorld, { ctx }: Door): Promise<void> {
  await runJob(world, "process-webhooks", { organizationId: ctx.organizationId });
}

async function countKept({ ctx }: Door): Promise<number> {
  const { rows } = await ctx.transact((inside) =>
    sql<{ count: number }>`select count(*)::int as count from inbound_webhooks
      where organization_id = ${inside.organizationId}`.execute(inside.db),
  );
  return rows[0]!.count;
}

/** Floods the door of a store of its own with so many calls, 10,000 unless told, and prints the figures. */
async function floodByHand(calls: number, seed: number): Promise<void> {
  const pool = poolOf(await openPGlite({}));
  await migrate(pool);
  await runSql(pool, TEST_TABLES);
  const world = buildWorld(pool);
  const begunAt = performance.now();
  const flood = await floodDoor(world, await buildApp(world), { calls, seed });
  const { inOrder, flooded, ...figures } = flood;
  const differing = [...inOrder.keys()].filter(
    (debtor) => !isDeepStrictEqual(inOrder.get(debtor), flooded.get(debtor)),
  );
  const seconds = Math.round((performance.now() - begunAt) / 1000);
  process.stdout.write(
    `${JSON.stringify({ ...figures, debtors: inOrder.size, differing, seconds }, null, 2)}\n`,
  );
  await pool.end();
  process.exitCode = differing.length === 0 ? 0 : 1;
}

if (import.meta.main) await floodByHand(Number(process.argv[2] ?? 10_000), 1);
