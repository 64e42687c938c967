import { runSql, type SqlPool } from "@dunlin/server/platform/database/pool.ts";
import { PgBoss } from "pg-boss";
import type { Pool } from "undici";
import { postAndRecord } from "./bare-loop.ts";
import { loadDueByArithmetic, type DueInvoice } from "./due-by-arithmetic.ts";

const QUEUE = "bench-message";

/** The usual design: a job for each message on pg-boss, worked off in batches of jobs, one record each. */
export async function startJobPerMessage(pool: SqlPool, http: Pool): Promise<PgBoss> {
  const boss = new PgBoss({
    schema: "bench_boss",
    db: { executeSql: async (text, values) => ({ rows: await runSql(pool, text, values) }) },
    supervise: false,
    schedule: false,
  });
  boss.on("error", (error) => console.error(error));
  await boss.start();
  await boss.createQueue(QUEUE, { retryLimit: 3 });
  for (let worker = 0; worker < 4; worker += 1) {
    await boss.work<DueInvoice & { outstanding: string }>(
      QUEUE,
      { batchSize: 100, pollingIntervalSeconds: 0.5, burstWhenBatchFull: true },
      async (jobs) => {
        await Promise.all(
          jobs.map(({ data }) =>
            postAndRecord(pool, http, { ...data, outstanding_minor: BigInt(data.outstanding) }),
          ),
        );
      },
    );
  }
  return boss;
}

/** Makes the jobs and waits until each has been recorded. */
export async function runJobPerMessage(
  boss: PgBoss,
  pool: SqlPool,
  organizationId: string,
): Promise<number> {
  const due = await loadDueByArithmetic(pool, organizationId);
  for (let index = 0; index < due.length; index += 1000) {
    await boss.insert(
      QUEUE,
      due.slice(index, index + 1000).map(({ outstanding_minor, ...rest }) => ({
        data: { ...rest, outstanding: outstanding_minor.toString() },
      })),
    );
  }
  for (;;) {
    const [row] = await runSql<{ left: boolean }>(
      pool,
      "select exists (select from bench_boss.job where name = $1 and state < 'completed') as left",
      [QUEUE],
    );
    if (!row!.left) return due.length;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
