import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SqlPool } from "#server/platform/database/pool.ts";
import { connectServerPool } from "#server/platform/database/server-pool.ts";
import type { Caller } from "#test/crash/call-api.ts";
import {
  connectChannels,
  vendorVariables,
  type WhatsAppVendor,
} from "#test/crash/connect-channels.ts";
import { foundOrganization } from "#test/crash/found-organization.ts";
import { addMixedDebtors } from "#test/crash/mixed-debtors.ts";
import { startBalancer } from "#test/crash/start-balancer.ts";
import { freePort, startServer, type ServerProcess } from "#test/crash/start-server.ts";
import { startEmulatorProcess } from "#test/emulator/start-emulator-process.ts";
import { startOwnPostgres, type OwnServer } from "#test/start-postgres.ts";

/** Some servers on one PostgreSQL behind one address, and all vendors on loopback. */
export type MixedBed = {
  caller: Caller;
  workers: ServerProcess[];
  emulator: Awaited<ReturnType<typeof startEmulatorProcess>>;
  postgres: OwnServer;
  pool: SqlPool;
  restart(index: number): void;
  close(): Promise<void>;
};

type Plan = { messages: number; workers: number; whatsapp: WhatsAppVendor };

const REPORT_AFTER_MS = 200;

/** Starts it all, with an organization that is connected to four channels and paused. */
export async function openMixedBed(plan: Plan): Promise<MixedBed> {
  const folder = mkdtempSync(join(tmpdir(), "dunlin-mixed-"));
  const postgres = await startOwnPostgres();
  const emulator = await startEmulatorProcess(folder);
  const ports = await Promise.all(Array.from({ length: plan.workers }, freePort));
  const balancer = await startBalancer(ports);
  const pool = connectServerPool(postgres.url, { connections: 1, onError: () => {} });
  const start = (index: number) =>
    startServer({
      folder: join(folder, `data-${index}`),
      port: ports[index]!,
      databaseUrl: postgres.url,
      variables: vendorVariables(emulator.url, balancer.url),
    });
  const workers: ServerProcess[] = [];
  const close = async () => {
    await Promise.all(workers.map((worker) => worker.kill()));
    await pool.end();
    await balancer.stop();
    emulator.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    // One after the other: the first makes the tables.
    for (const index of ports.keys()) {
      workers.push(start(index));
      await workers[index]!.ready;
    }
    const caller = await foundOrganization(balancer.url);
    await addMixedDebtors(caller, plan.messages);
    await connectChannels(caller, {
      emulatorUrl: emulator.url,
      whatsapp: plan.whatsapp,
      reportAfterMs: REPORT_AFTER_MS,
    });
    const restart = (index: number) => void (workers[index] = start(index));
    return { caller, workers, emulator, postgres, pool, restart, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Adds what the servers have said last to a failure. */
export function withWords(error: unknown, workers: readonly ServerProcess[]): Error {
  const said = workers.map((worker) => worker.said().slice(-3000)).join("\n");
  return new Error(`${(error as Error).message}\n${said}`, { cause: error });
}
