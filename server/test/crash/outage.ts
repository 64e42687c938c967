import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { awaitQuiet } from "#test/crash/await-quiet.ts";
import { awaitSettled } from "#test/crash/await-settled.ts";
import { goLive } from "#test/crash/found-organization.ts";
import { judgeMixed, type MixedVerdict } from "#test/crash/judge-mixed.ts";
import { misbehave } from "#test/crash/misbehave.ts";
import { importMixed } from "#test/crash/mixed-debtors.ts";
import { openMixedBed, withWords, type MixedBed } from "#test/crash/open-mixed-bed.ts";
import { orderEmulator } from "#test/crash/order-emulator.ts";
import { watchHealth, type Watched } from "#test/crash/watch-health.ts";

export type Plan = {
  messages: number;
  storeSeconds: number;
  providerSeconds: number;
  /** How long to wait at the end for what reconciliation can still find out. */
  settleSeconds: number;
};

export type Outcome = MixedVerdict & {
  isAlive: boolean;
  storeGone: Watched;
  readyAgainSeconds: number;
  providerGone: Watched;
  /** What went by the other vendors while two were gone. */
  wentMeanwhile: number;
  unknownWhenQuiet: number;
  seconds: number;
};

const GONE = ["twilio", "sendgrid"] as const;
const ANSWER_MS = 500;

/** Takes away the store and then two of the vendors in the middle of the work, and judges what arrived in the end. */
export async function outage(plan: Plan): Promise<Outcome> {
  const bed = await openMixedBed({ messages: plan.messages, workers: 1, whatsapp: "twilio" });
  try {
    const started = Date.now();
    const how = { faultShare: 0, hasTimeouts: false, answerMs: ANSWER_MS, seed: 1 };
    await misbehave(bed.emulator.url, how);
    const part = Math.floor(plan.messages / 3);
    await importMixed(bed.caller, 0, part);
    await goLive(bed.caller);
    await awaitAccepted(bed, part / 5);
    const store = await goWithoutStore(bed, plan.storeSeconds);
    await importMixed(bed.caller, part, 2 * part);
    await awaitAccepted(bed, part * 1.1);
    const provider = await goWithoutProviders(bed, plan);
    await awaitQuiet(bed.caller, { atLeast: () => true, seconds: 420 });
    const unknownWhenQuiet = await awaitSettled(bed.pool, plan.settleSeconds);
    const verdict = await judgeMixed(bed.caller, {
      accepted: bed.emulator.accepted(),
      messages: plan.messages,
      pool: bed.pool,
    });
    return {
      ...verdict,
      ...store,
      ...provider,
      isAlive: bed.workers[0]!.isAlive(),
      unknownWhenQuiet,
      seconds: (Date.now() - started) / 1000,
    };
  } catch (error) {
    throw withWords(error, bed.workers);
  } finally {
    await bed.close();
  }
}

async function awaitAccepted({ emulator }: MixedBed, count: number): Promise<void> {
  const latest = Date.now() + 120_000;
  while (emulator.accepted().length < count) {
    if (Date.now() > latest) throw new Error(`Not even ${count} messages left.`);
    await pause(20);
  }
}

async function goWithoutStore({ postgres, workers }: MixedBed, seconds: number) {
  const { url } = workers[0]!;
  await postgres.halt();
  const storeGone = await watchHealth(url, seconds);
  await postgres.resume();
  const back = Date.now();
  while (!(await fetch(`${url}/health/ready`)).ok) await pause(100);
  return { storeGone, readyAgainSeconds: (Date.now() - back) / 1000 };
}

/** What comes in while two vendors are gone is sent by the others at once. */
async function goWithoutProviders(bed: MixedBed, plan: Plan) {
  const { emulator, workers, caller } = bed;
  const seconds = plan.providerSeconds;
  const before = emulator.accepted().length;
  for (const provider of GONE) await orderEmulator(emulator.url, "down", { provider, seconds });
  const watching = watchHealth(workers[0]!.url, seconds);
  await importMixed(caller, 2 * Math.floor(plan.messages / 3), plan.messages);
  const providerGone = await watching;
  return { providerGone, wentMeanwhile: emulator.accepted().length - before };
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      messages: { type: "string", default: "8000" },
      "store-seconds": { type: "string", default: "30" },
      "provider-seconds": { type: "string", default: "600" },
      "settle-seconds": { type: "string", default: "1000" },
    },
  });
  const outcome = await outage({
    messages: Number(values.messages),
    storeSeconds: Number(values["store-seconds"]),
    providerSeconds: Number(values["provider-seconds"]),
    settleSeconds: Number(values["settle-seconds"]),
  });
  process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);
  process.exit(outcome.isSound && outcome.isAlive ? 0 : 1);
}
