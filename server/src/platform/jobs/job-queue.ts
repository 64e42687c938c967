import { CompiledQuery, type Kysely } from "kysely";
import { PgBoss } from "pg-boss";
import { runSql, type SqlPool } from "#server/platform/database/pool.ts";

export type NewJob = {
  name: string;
  data: object;
  startAfter?: Date;
  /** At most one job with this key waits; another is the same job. */
  onlyOneQueued?: string;
};

export type JobQueue = {
  /** Adds a job in the caller's transaction. */
  enqueue(db: Pick<Kysely<never>, "executeQuery">, job: NewJob): Promise<void>;
  /** Has this process look at a queue at once instead of at its next poll. */
  nudge(name: string): void;
  /** Runs jobs of one name, several at a time; a job that throws is tried again. */
  work(
    name: string,
    run: (data: object) => Promise<void>,
    options: { atOnce: number },
  ): Promise<void>;
  /** Runs a verb every minute, in one process of all. */
  everyMinute(name: string, run: () => Promise<void>): Promise<void>;
  /** Takes no more jobs and lets those under way end; rejects when they have not after 30 seconds. */
  stop(): Promise<void>;
};

/** Starts the queue on the store's own database; the jobs survive whatever the process does not. */
export async function startJobQueue(
  pool: SqlPool,
  options: { names: readonly string[]; onError: (error: Error) => void },
): Promise<JobQueue> {
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => ({ rows: await runSql(pool, text, values) }) },
    backend: pool.kind === "embedded" ? "pglite" : "postgres",
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
    reindex: pool.kind === "server",
  });
  boss.on("error", options.onError);
  await boss.start();
  await makeQueues(boss, options.names);
  await runSql(
    pool,
    `grant usage on schema pgboss to dunlin_app;
     grant select, insert, update on all tables in schema pgboss to dunlin_app;`,
  );
  return queueOver(boss);
}

/** A queue keeps one job waiting for each key; deliveries, which have none, are not counted. */
async function makeQueues(boss: PgBoss, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await boss.createQueue(name, {
      policy: name === "deliver-notifications" ? "standard" : "short",
      retryLimit: 50,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 300,
      heartbeatSeconds: 20,
      deleteAfterSeconds: 24 * 3600,
    });
    // Knowing the queue beforehand, an insert needs no second session, of which the embedded store has none.
    await boss.findJobs(name, { id: "00000000-0000-0000-0000-000000000000" });
  }
}

function queueOver(boss: PgBoss): JobQueue {
  const workers = new Map<string, string[]>();
  let underWay = 0;
  async function count(running: Promise<void>): Promise<void> {
    underWay += 1;
    await running.finally(() => (underWay -= 1));
  }
  return {
    enqueue: (db, job) => send(boss, db, job),
    nudge: (name) => workers.get(name)?.forEach((id) => boss.notifyWorker(id)),
    work: async (name, run, { atOnce }) => {
      const options = { pollingIntervalSeconds: 1, batchSize: 1 };
      const ids: string[] = [];
      workers.set(name, ids);
      for (let index = 0; index < atOnce; index += 1) {
        const id = await boss.work<object>(name, options, async ([job]) => {
          // Where one job was there may be another; only an empty queue is waited for.
          boss.notifyWorker(id);
          await count(run(job!.data));
        });
        ids.push(id);
      }
    },
    everyMinute: async (name, run) => {
      await boss.schedule(name, "* * * * *");
      await boss.work(name, { pollingIntervalSeconds: 5 }, () => count(run()));
    },
    stop: async () => {
      await boss.stop({ graceful: true, timeout: 30_000, close: false });
      if (underWay > 0) throw new Error(`${underWay} jobs had not ended after 30 seconds`);
    },
  };
}

async function send(
  boss: PgBoss,
  db: Pick<Kysely<never>, "executeQuery">,
  job: NewJob,
): Promise<void> {
  const executeSql = async (text: string, values: unknown[] = []) => ({
    rows: (await db.executeQuery(CompiledQuery.raw(text, values))).rows as object[],
  });
  await boss.send(job.name, job.data, {
    db: { executeSql },
    ...(job.startAfter ? { startAfter: job.startAfter } : {}),
    ...(job.onlyOneQueued ? { singletonKey: job.onlyOneQueued } : {}),
  });
}
