import type { AddressInfo } from "node:net";
import { CONTRACT } from "@dunlin/contract/contract.ts";
import { buildApp } from "#server/build-app.ts";
import { readConfig, type Config } from "#server/config.ts";
import { foundDemo, type Founded } from "#server/found-demo.ts";
import { openWorld } from "#server/open-world.ts";
import { openDatabase } from "#server/platform/database/open-database.ts";
import { describe } from "#server/platform/http/describe.ts";
import { recover } from "#server/recover.ts";
import { rotateSecrets } from "#server/rotate-secrets.ts";
import { schedule } from "#server/schedule.ts";
import { VERSION } from "#server/version.ts";
import { watchAttempts } from "#server/watch-attempts.ts";

export { ConfigError } from "#server/config.ts";
export { diagnose, type Diagnosis } from "#server/diagnose.ts";
export { StoreError } from "#server/platform/database/open-database.ts";

type Environment = Record<string, string | undefined>;
type Out = (line: string) => void;
type Parts = { http: boolean; work: boolean };

/** Runs the server: the API, the worker, or both in one process; says what is up as it comes up. */
export async function serve(
  environment: Environment,
  out: Out,
  parts: Parts,
): Promise<{ stop(): Promise<void> }> {
  const config = readConfig(environment);
  out(`Dunlin ${VERSION}`);
  const world = await openWorld(config);
  try {
    out(
      "url" in config.store
        ? "store    PostgreSQL server"
        : `store    embedded, in ${config.dataFolder}`,
    );
    if (parts.work) await recover(world, world.journalFolder);
    if (parts.work) await rotateSecrets(world);
    const founded = await foundDemo(world, config);
    if (founded) out("demo     organization loaded, with a clock that you can move");
    const app = parts.http ? await buildApp(world) : null;
    const watch = parts.work ? watchAttempts(world, world.journalFolder) : null;
    if (parts.work) {
      await schedule(world);
      out(
        `worker   sends by ${world.providers.email ? "SMTP" : "the built-in outbox: nothing leaves this machine"}`,
      );
    }
    if (app) {
      await app.listen({ port: config.port, host: config.host });
      welcome(out, (app.server.address() as AddressInfo).port, founded);
    }
    return {
      stop: async () => {
        await watch?.stop();
        await app?.close();
        await world.close();
      },
    };
  } catch (error) {
    await world.close();
    throw explain(error, config);
  }
}

function explain(error: unknown, config: Config): unknown {
  if ((error as { code?: string }).code !== "EADDRINUSE") return error;
  return new Error(`Port ${config.port} is in use. Stop what uses it, or set PORT to another.`);
}

function welcome(out: Out, port: number, founded: Founded | null): void {
  const address = `http://localhost:${port}`;
  if (founded?.isGenerated) out(`key      ${founded.secret}   (shown once)`);
  out(`api      ${address}/docs`);
  if (founded) {
    out("");
    out("Try:");
    out("  npx dunlin plan                          what would go out now, what waits, and why");
    out("  npx dunlin clock advance 60d --daily     watch the outbox fill");
    out("  npx dunlin import FILE.csv --dry-run     how your own list would be read");
    out("");
  }
  out(`Dunlin is at ${address}`);
}

/** Brings the store to the newest migration and says so. */
export async function migrateStore(environment: Environment, out: Out): Promise<void> {
  const config = readConfig(environment);
  const database = await openDatabase(config.store, { connections: 1, onError: () => {} });
  await database.close();
  out("The store is up to date.");
}

/** Loads the demo organization into an empty store. */
export async function openDemo(environment: Environment, out: Out): Promise<void> {
  const config = readConfig(environment);
  const world = await openWorld(config);
  try {
    const founded = await foundDemo(world, config);
    out(
      founded
        ? `Demo organization loaded. Key: ${founded.secret}`
        : "The store is not empty; nothing was changed.",
    );
  } finally {
    await world.close();
  }
}

/** The OpenAPI document of this version. */
export function describeApi(): object {
  return describe(CONTRACT, VERSION);
}
