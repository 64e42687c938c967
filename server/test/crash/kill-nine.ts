import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { awaitQuiet } from "#test/crash/await-quiet.ts";
import type { Caller } from "#test/crash/call-api.ts";
import { drawFrom, median } from "#test/crash/draw.ts";
import {
  addressOf,
  foundOrganization,
  goLive,
  importDebtors,
} from "#test/crash/found-organization.ts";
import { isSound, judgeDelivery, type Verdict } from "#test/crash/judge-delivery.ts";
import { keepWriting } from "#test/crash/keep-writing.ts";
import { freePort, startServer, type ServerSettings } from "#test/crash/start-server.ts";
import { startSink, type SinkProcess } from "#test/crash/start-sink.ts";
import { startPostgres } from "#test/start-postgres.ts";

export type Plan = {
  messages: number;
  kills: number;
  store: "embedded" | "server";
  seed: number;
  /** How long the sink takes over each message, so that the run outlasts the kills. */
  mailMs: number;
  dotMs: number;
};

export type Outcome = Verdict & {
  isSound: boolean;
  seed: number;
  killsInStart: number;
  killsWhileSending: number;
  acknowledgedWrites: number;
  lostWrites: string[];
  restartMsMedian: number;
  seconds: number;
};

const LIFE_MS = 1500;
const SHARE_IN_START = 0.3;
const SHARE_AFTER_FIRST_MESSAGE = 0.6;
const LONGEST_WAIT_MS = 5000;

type Run = { plan: Plan; settings: ServerSettings; sink: SinkProcess; caller: Caller };
type Lives = { restarts: number[]; inStart: number; whileSending: number };

/** Kills the server again and again while it sends, and judges what arrived by the sink's own log. */
export async function killNine(plan: Plan): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "dunlin-kill-nine-"));
  const postgres = plan.store === "server" ? await startPostgres() : null;
  const sink = await startSink({ folder, mailMs: plan.mailMs, dotMs: plan.dotMs });
  const settings: ServerSettings = {
    folder: join(folder, "data"),
    port: await freePort(),
    smtpUrl: sink.url,
    ...(postgres ? { databaseUrl: postgres.url } : {}),
  };
  try {
    const first = startServer(settings);
    await first.ready;
    const caller = await foundOrganization(first.url);
    await importDebtors(caller, plan.messages);
    const started = Date.now();
    const outcome = await runLives({ plan, settings, sink, caller }, first);
    return { ...outcome, seconds: (Date.now() - started) / 1000 };
  } finally {
    sink.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runLives(
  run: Run,
  first: ReturnType<typeof startServer>,
): Promise<Omit<Outcome, "seconds">> {
  const writing = await keepWriting(run.caller);
  await goLive(run.caller);
  let server = first;
  const lives: Lives = { restarts: [], inStart: 0, whileSending: 0 };
  try {
    const draw = drawFrom(run.plan.seed);
    for (let kill = 0; kill < run.plan.kills; kill += 1) {
      await liveAWhile(run, { server, lives, draw });
      const before = run.sink.delivered().length;
      await server.kill();
      if (before > 0 && before < run.plan.messages * 0.99) lives.whileSending += 1;
      server = startServer(run.settings);
    }
    lives.restarts.push(await server.ready);
    await awaitQuiet(run.caller, { atLeast: () => isUnderWay(run), seconds: 240 });
    const written = await writing.finish();
    const verdict = await judgeDelivery(run.caller, {
      delivered: run.sink.delivered(),
      recipients: Array.from({ length: run.plan.messages }, (_, index) => addressOf(index)),
    });
    return {
      ...verdict,
      isSound: isSound(verdict) && written.lost.length === 0,
      seed: run.plan.seed,
      killsInStart: lives.inStart,
      killsWhileSending: lives.whileSending,
      acknowledgedWrites: written.acknowledged,
      lostWrites: written.lost,
      restartMsMedian: median(lives.restarts),
    };
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${server.said()}`, { cause: error });
  } finally {
    await server.kill();
  }
}

/** Nearly all have left: what is quiet then is the end, not the time before the first pass. */
const isUnderWay = (run: Run) => run.sink.delivered().length > run.plan.messages / 2;

type Life = { server: ReturnType<typeof startServer>; lives: Lives; draw: () => number };

/** Waits until a moment in the start of a server, or in its work, mostly when it has sent something. */
async function liveAWhile(run: Run, { server, lives, draw }: Life): Promise<void> {
  const usual = median(lives.restarts);
  if (usual > 0 && draw() < SHARE_IN_START) {
    lives.inStart += 1;
    await pause(draw() * usual * 1.2);
    return;
  }
  lives.restarts.push(await server.ready);
  if (draw() < SHARE_AFTER_FIRST_MESSAGE) {
    const before = run.sink.delivered().length;
    const latest = Date.now() + LONGEST_WAIT_MS;
    while (run.sink.delivered().length === before && Date.now() < latest) await pause(10);
  }
  await pause(draw() * LIFE_MS);
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      messages: { type: "string", default: "5000" },
      kills: { type: "string", default: "50" },
      store: { type: "string", default: "embedded" },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
      "mail-ms": { type: "string", default: "90" },
      "dot-ms": { type: "string", default: "5" },
    },
  });
  const outcome = await killNine({
    messages: Number(values.messages),
    kills: Number(values.kills),
    store: values.store === "server" ? "server" : "embedded",
    seed: Number(values.seed),
    mailMs: Number(values["mail-ms"]),
    dotMs: Number(values["dot-ms"]),
  });
  process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);
  process.exit(outcome.isSound ? 0 : 1);
}
