import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { runSql } from "#server/platform/database/pool.ts";
import { awaitQuiet } from "#test/crash/await-quiet.ts";
import { awaitSettled } from "#test/crash/await-settled.ts";
import type { WhatsAppVendor } from "#test/crash/connect-channels.ts";
import { drawFrom, median } from "#test/crash/draw.ts";
import { goLive } from "#test/crash/found-organization.ts";
import { judgeMixed, type MixedVerdict } from "#test/crash/judge-mixed.ts";
import { keepWriting } from "#test/crash/keep-writing.ts";
import { misbehave, type Misbehaviour } from "#test/crash/misbehave.ts";
import { importMixed } from "#test/crash/mixed-debtors.ts";
import { openMixedBed, withWords, type MixedBed } from "#test/crash/open-mixed-bed.ts";
import { askEmulator } from "#test/crash/order-emulator.ts";

export type Plan = Misbehaviour & {
  messages: number;
  kills: number;
  whatsapp: WhatsAppVendor;
  /** How long to wait at the end for what reconciliation can still find out. */
  settleSeconds: number;
};

type Lives = {
  killsInStart: number;
  killsWhileSending: number;
  acknowledgedWrites: number;
  lostWrites: string[];
  restartMsMedian: number;
};
export type Outcome = MixedVerdict &
  Lives & {
    plan: Plan;
    reports: { posted: number; refused: number; lost: number };
    unknownWhenQuiet: number;
    seconds: number;
  };

const LIFE_MS = 2500;
const SHARE_IN_START = 0.25;
const SHARE_AT_ONCE = 0.4;
const IMPORT_TRIES = 60;

/** Kills one of two workers again and again while they send by four channels, and judges by the vendors' own log. */
export async function killNineMixed(plan: Plan): Promise<Outcome> {
  const bed = await openMixedBed({ ...plan, workers: 2 });
  try {
    await misbehave(bed.emulator.url, plan);
    const started = Date.now();
    const lives = await runLives(bed, plan);
    await awaitQuiet(bed.caller, {
      atLeast: () => bed.emulator.accepted().length > plan.messages / 2,
      seconds: 300,
    });
    const seconds = (Date.now() - started) / 1000;
    const unknownWhenQuiet = await awaitSettled(bed.pool, plan.settleSeconds);
    const verdict = await judgeMixed(bed.caller, {
      accepted: bed.emulator.accepted(),
      messages: plan.messages,
      pool: bed.pool,
    });
    return {
      plan,
      ...verdict,
      ...lives,
      unknownWhenQuiet,
      reports: await askEmulator<Outcome["reports"]>(bed.emulator.url, "callbacks"),
      isSound: verdict.isSound && lives.lostWrites.length === 0,
      seconds,
    };
  } catch (error) {
    throw withWords(error, bed.workers);
  } finally {
    await bed.close();
  }
}

/** What is owed comes in bit by bit, some of it with each life, so that there is always something to send. */
async function runLives(bed: MixedBed, plan: Plan): Promise<Lives> {
  const { caller, workers } = bed;
  const draw = drawFrom(plan.seed);
  const restarts: number[] = [];
  let [killsInStart, killsWhileSending] = [0, 0];
  const cut = (kill: number) => {
    const shareIn = SHARE_AT_ONCE + (1 - SHARE_AT_ONCE) * (kill / plan.kills);
    return Math.round(plan.messages * shareIn);
  };
  await importMixed(caller, 0, cut(0));
  const writing = await keepWriting(caller);
  await goLive(caller);
  for (let kill = 0; kill < plan.kills; kill += 1) {
    await importSurely(bed, cut(kill), cut(kill + 1));
    const index = draw() < 0.5 ? 0 : 1;
    if (draw() < SHARE_IN_START) {
      killsInStart += 1;
      await pause(draw() * median(restarts));
    } else {
      restarts.push(await workers[index]!.ready);
      await pause(draw() * LIFE_MS);
    }
    if (await isSending(bed)) killsWhileSending += 1;
    await workers[index]!.kill();
    bed.restart(index);
  }
  restarts.push(...(await Promise.all(workers.map((worker) => worker.ready))));
  const written = await writing.finish();
  return {
    killsInStart,
    killsWhileSending,
    acknowledgedWrites: written.acknowledged,
    lostWrites: written.lost,
    restartMsMedian: median(restarts),
  };
}

/** A file whose answer was lost is given again, as its owner would. */
async function importSurely({ caller }: MixedBed, from: number, to: number): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await importMixed(caller, from, to);
    } catch (error) {
      if (attempt === IMPORT_TRIES) throw error;
      await pause(250);
    }
  }
}

async function isSending({ pool }: MixedBed): Promise<boolean> {
  const underWay = "select id from notifications where status = 'sending' limit 1";
  return (await runSql(pool, underWay)).length > 0;
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      messages: { type: "string", default: "20000" },
      kills: { type: "string", default: "200" },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
      faults: { type: "string", default: "0.05" },
      "answer-ms": { type: "string", default: "1500" },
      "settle-seconds": { type: "string", default: "300" },
      whatsapp: { type: "string", default: "meta" },
    },
  });
  const outcome = await killNineMixed({
    messages: Number(values.messages),
    kills: Number(values.kills),
    seed: Number(values.seed),
    faultShare: Number(values.faults),
    hasTimeouts: true,
    answerMs: Number(values["answer-ms"]),
    settleSeconds: Number(values["settle-seconds"]),
    whatsapp: values.whatsapp === "twilio" ? "twilio" : "meta",
  });
  process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);
  process.exit(outcome.isSound ? 0 : 1);
}
