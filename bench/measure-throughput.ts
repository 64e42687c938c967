import { issueAllDue } from "@dunlin/server/domain/reminders/issue-all-due.ts";
import { runSql, type SqlPool } from "@dunlin/server/platform/database/pool.ts";
import { schedule } from "@dunlin/server/schedule.ts";
import { reachOrganization } from "@dunlin/server/transact.ts";
import { Pool } from "undici";
import { startPostgres } from "../server/test/start-postgres.ts";
import { runBareLoop } from "./bare-loop.ts";
import { fillBook, resetBook } from "./fill-book.ts";
import { connectHttpProvider } from "./http-provider.ts";
import { runJobPerMessage, startJobPerMessage } from "./job-per-message.ts";
import { median } from "./median.ts";
import { foundLive, openBenchWorld } from "./open-bench-world.ts";
import { serverCpuSeconds } from "./server-cpu.ts";
import { startSink } from "./start-sink.ts";

const NOW = new Date("2026-11-18T10:00:00Z");
const DUE = 10_000;

type Figure = { perSecond: number; cpuPer1000: number; serverCpuPer1000: number };

/** 10,000 due among 100,000 invoices on PostgreSQL, over HTTP on loopback; three designs in turn, medians. */
export async function measureThroughput(rounds: number): Promise<void> {
  const server = await startPostgres(["-c", "shared_buffers=1GB", "-c", "max_wal_size=8GB"]);
  const sink = await startSink();
  const email = connectHttpProvider(sink.url);
  const world = await openBenchWorld(server.url, { email, now: NOW });
  const { pool } = world.database;
  const http = new Pool(sink.url, { connections: 100 });
  const organizationId = await foundLive(world);
  await fillBook(pool, { organizationId, customers: 100_000, invoicesEach: 1, due: DUE, now: NOW });
  await runSql(
    pool,
    "create schema bench; create table bench.sent (invoice_id uuid primary key, stage text not null, at timestamptz default now())",
  );
  const boss = await startJobPerMessage(pool, http);
  await schedule(world);
  const ctx = reachOrganization(world, organizationId, "bench");
  const designs: Record<string, () => Promise<unknown>> = {
    "Dunlin: every gate, event and template": async () => {
      await issueAllDue(ctx);
      await allSettled(pool);
    },
    "bare undici loop, one record a message": () => runBareLoop(pool, http, organizationId),
    "pg-boss, one job a message": () => runJobPerMessage(boss, pool, organizationId),
  };
  const figures = new Map<string, Figure[]>();
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, run] of Object.entries(designs)) {
      await resetBook(pool, NOW);
      const figure = await measure(run, new URL(server.url).port);
      const received = await sink.count();
      if (received !== DUE) throw new Error(`${name}: the sink has ${received} of ${DUE}`);
      if (round > 0) figures.set(name, [...(figures.get(name) ?? []), figure]);
    }
  }
  console.log(
    `\n${DUE} due among 100,000 invoices, ${rounds} rounds after one to warm up, medians`,
  );
  for (const [name, list] of figures) {
    const of = (key: keyof Figure) => median(list.map((figure) => figure[key]));
    console.log(
      `${name.padEnd(42)} ${of("perSecond").toFixed(0).padStart(6)}/s   ` +
        `CPU s per 1,000: ${of("cpuPer1000").toFixed(3)} itself, ${of("serverCpuPer1000").toFixed(3)} PostgreSQL`,
    );
  }
  await boss.stop({ graceful: false, close: false });
  await world.close();
  await http.close();
  sink.stop();
  await server.stop();
}

async function measure(run: () => Promise<unknown>, port: string): Promise<Figure> {
  const cpu = process.cpuUsage();
  const serverCpu = serverCpuSeconds(port);
  const start = performance.now();
  await run();
  const seconds = (performance.now() - start) / 1000;
  const used = process.cpuUsage(cpu);
  return {
    perSecond: DUE / seconds,
    cpuPer1000: (used.user + used.system) / 1e6 / (DUE / 1000),
    serverCpuPer1000: (serverCpuSeconds(port) - serverCpu) / (DUE / 1000),
  };
}

/** Waits for the last receipt: a batch leaves the list with it. */
async function allSettled(pool: SqlPool): Promise<void> {
  for (;;) {
    const rows = await runSql(pool, "select from delivery_batches limit 1");
    if (rows.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
