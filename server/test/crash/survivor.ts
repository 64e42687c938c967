import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
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
import { startPostgres } from "#test/start-postgres.ts";

export type Outcome = Verdict & {
  /** From the death of the one to the last message of the other. */
  secondsAfterDeath: number;
  sentBeforeDeath: number;
  journalsLeft: number;
  isSound: boolean;
};

/** Two servers share a database and a folder; one is killed while both send, and does not come back. */
export async function survivor(plan: { messages: number }): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "dunlin-survivor-"));
  const postgres = await startPostgres();
  const sink = await startSink({ folder, mailMs: 90, dotMs: 5 });
  const start = async () =>
    startServer({
      folder: join(folder, "data"),
      port: await freePort(),
      smtpUrl: sink.url,
      databaseUrl: postgres.url,
    });
  const living = await start();
  const servers = [living];
  try {
    await living.ready;
    const dying = await start();
    servers.push(dying);
    await dying.ready;
    const caller = await foundOrganization(living.url);
    await importDebtors(caller, plan.messages);
    // Who is asked to go live is the first to look at the queue, so that there is something to die with.
    await goLive({ ...caller, url: dying.url });
    while (sink.delivered().length < plan.messages / 5) await pause(20);
    await dying.kill();
    const died = Date.now();
    const sentBeforeDeath = sink.delivered().length;
    await awaitQuiet(caller, { atLeast: () => true, seconds: 150 });
    const verdict = await judgeDelivery(caller, {
      delivered: sink.delivered(),
      recipients: Array.from({ length: plan.messages }, (_, index) => addressOf(index)),
    });
    const attempts = join(folder, "data", "attempts");
    const journals = existsSync(attempts) ? readdirSync(attempts) : [];
    const journalsLeft = journals.filter((name) => name.endsWith(".journal")).length - 1;
    return {
      ...verdict,
      sentBeforeDeath,
      secondsAfterDeath: (Date.now() - died) / 1000,
      journalsLeft,
      isSound: isSound(verdict) && journalsLeft === 0,
    };
  } finally {
    await Promise.all(servers.map((server) => server.kill()));
    sink.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const outcome = await survivor({ messages: 3000 });
  process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);
  process.exit(outcome.isSound ? 0 : 1);
}
