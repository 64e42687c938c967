import { setTimeout as pause } from "node:timers/promises";
import { runSql, type SqlPool } from "#server/platform/database/pool.ts";

const EVERY_MS = 2000;

/** Waits until no outcome is unknown, or as long as that; answers how many were when it began. */
export async function awaitSettled(pool: SqlPool, seconds: number): Promise<number> {
  const first = await countUnknown(pool);
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end && (await countUnknown(pool)) > 0) await pause(EVERY_MS);
  return first;
}

async function countUnknown(pool: SqlPool): Promise<number> {
  const [row] = await runSql<{ count: bigint }>(
    pool,
    "select count(*) from notifications where status in ('unknown', 'queued', 'sending')",
  );
  return Number(row!.count);
}
