import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { awaitQuiet } from "#test/crash/await-quiet.ts";
import {
  addressOf,
  foundOrganization,
  goLive,
  importDebtors,
} from "#test/crash/found-organization.ts";
import { isSound, judgeDelivery, type Verdict } from "#test/crash/judge-delivery.ts";
import { freePort, startServer } from "#test/crash/start-server.ts";
import { startSink } from "#test/crash/start-sink.ts";
import { runSql } from "#server/platform/database/pool.ts";
import { connectServerPool } from "#server/platform/database/server-pool.ts";
import { startPostgres } from "#test/start-postgres.ts";

export type Outcome = Verdict & { cuts: number; seconds: number; isSound: boolean };

const CUT = `
  select count(pg_terminate_backend(pid)) as cut from (
    select pid from pg_stat_activity
     where application_name = 'dunlin' and pid <> pg_backend_pid() and state <> 'idle'
     order by random() limit 2) busy`;

/** Cuts the server's busy connections to its database again and again while it sends. */
export async function cutDatabase(plan: { messages: number; cuts: number }): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "dunlin-cut-"));
  const postgres = await startPostgres();
  const sink = await startSink({ folder, mailMs: 60, dotMs: 2 });
  const pool = connectServerPool(postgres.url, { connections: 1, onError: () => {} });
  const server = startServer({
    folder: join(folder, "data"),
    port: await freePort(),
    smtpUrl: sink.url,
    databaseUrl: postgres.url,
  });
  try {
    await server.ready;
    const caller = await foundOrganization(server.url);
    await importDebtors(caller, plan.messages);
    await goLive(caller);
    const started = Date.now();
    while (sink.delivered().length === 0) await pause(20);
    let cuts = 0;
    while (cuts < plan.cuts && sink.delivered().length < plan.messages) {
      if (!server.isAlive()) throw new Error(`The server ended after ${cuts} cuts.`);
      const [row] = await runSql<{ cut: bigint }>(pool, CUT);
      cuts += Number(row!.cut);
      await pause(5);
    }
    await awaitQuiet(caller, {
      atLeast: () => sink.delivered().length > plan.messages / 2,
      seconds: 200,
    });
    const verdict = await judgeDelivery(caller, {
      delivered: sink.delivered(),
      recipients: Array.from({ length: plan.messages }, (_, index) => addressOf(index)),
    });
    const seconds = (Date.now() - started) / 1000;
    return { ...verdict, cuts, seconds, isSound: isSound(verdict) && verdict.unknown === 0 };
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${server.said().slice(-3000)}`, { cause: error });
  } finally {
    await pool.end();
    await server.kill();
    sink.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const outcome = await cutDatabase({ messages: 3000, cuts: 60 });
  process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);
  process.exit(outcome.isSound ? 0 : 1);
}
