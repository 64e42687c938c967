import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { callApi } from "#test/crash/call-api.ts";
import { drawFrom } from "#test/crash/draw.ts";
import { BOOTSTRAP_KEY, freePort, startServer } from "#test/crash/start-server.ts";

export type Outcome = {
  kills: number;
  killedBeforeReady: number;
  /** What the next start said where it did not come up, by the moment of the kill. */
  broken: { afterMs: number; said: string }[];
  isSound: boolean;
};

const FIRST_START_MS = 5000;

/** Kills the very first start, which makes the store, and starts again on what is left. */
export async function killFirstStart(plan: { kills: number; seed: number }): Promise<Outcome> {
  const draw = drawFrom(plan.seed);
  const port = await freePort();
  const broken: Outcome["broken"] = [];
  let killedBeforeReady = 0;
  for (let kill = 0; kill < plan.kills; kill += 1) {
    const folder = mkdtempSync(join(tmpdir(), "dunlin-first-start-"));
    const settings = { folder: join(folder, "data"), port, smtpUrl: "smtp://127.0.0.1:9" };
    const first = startServer(settings);
    let isReady = false;
    void first.ready.then(
      () => (isReady = true),
      () => {},
    );
    const afterMs = Math.round(draw() * FIRST_START_MS);
    await pause(afterMs);
    await first.kill();
    if (!isReady) killedBeforeReady += 1;
    const second = startServer(settings);
    try {
      await second.ready;
      await callApi(
        { url: second.url, key: BOOTSTRAP_KEY },
        { method: "GET", path: "/v1/organization" },
      );
    } catch (error) {
      broken.push({ afterMs, said: (error as Error).message.slice(0, 600) });
    }
    await second.kill();
    rmSync(folder, { recursive: true, force: true });
  }
  return { kills: plan.kills, killedBeforeReady, broken, isSound: broken.length === 0 };
}

if (import.meta.main) {
  const outcome = await killFirstStart({ kills: 10, seed: 9 });
  process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);
  process.exitCode = outcome.isSound ? 0 : 1;
}
