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
import { listAll } from "#test/crash/call-api.ts";
import { freePort, startServer, type ServerSettings } from "#test/crash/start-server.ts";
import { startSink } from "#test/crash/start-sink.ts";

export type Outcome = {
  refusal: string;
  refusalCode: number | null;
  firstIsUnharmed: boolean;
  stopCode: number | null;
  stopMs: number;
  sentBeforeStop: number;
  journalsLeft: string[];
  underWayAfterStop: number;
  end: Verdict;
  isSound: boolean;
};

/** Starts a second server on a folder in use, then stops the first one in the middle of its work. */
export async function secondProcess(plan: { messages: number }): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "dunlin-second-"));
  const sink = await startSink({ folder, mailMs: 90, dotMs: 5 });
  const data = join(folder, "data");
  const settings: ServerSettings = { folder: data, port: await freePort(), smtpUrl: sink.url };
  let server = startServer(settings);
  try {
    await server.ready;
    const caller = await foundOrganization(server.url);
    await importDebtors(caller, plan.messages);

    const second = startServer({ ...settings, port: await freePort() });
    const refusalCode = await second.ended;
    const health = await fetch(`${server.url}/health/ready`);
    const firstIsUnharmed = health.ok && server.isAlive();

    await goLive(caller);
    while (sink.delivered().length < plan.messages / 10) await pause(50);
    const asked = Date.now();
    const stopCode = await server.stop();
    const stopMs = Date.now() - asked;
    const sentBeforeStop = sink.delivered().length;
    const journalsLeft = existsSync(join(data, "attempts"))
      ? readdirSync(join(data, "attempts"))
      : [];

    // Without its worker, so that what the stop left can be seen.
    server = startServer(settings, ["--no-worker"]);
    await server.ready;
    const sending = await listAll<{ id: string }>(caller, "/v1/notifications?status=sending");
    await server.stop();

    server = startServer(settings);
    await server.ready;
    await awaitQuiet(caller, { atLeast: () => sink.delivered().length > 0, seconds: 120 });
    const end = await judgeDelivery(caller, {
      delivered: sink.delivered(),
      recipients: Array.from({ length: plan.messages }, (_, index) => addressOf(index)),
    });
    return {
      refusal: second.said().trim(),
      refusalCode,
      firstIsUnharmed,
      stopCode,
      stopMs,
      sentBeforeStop,
      journalsLeft,
      underWayAfterStop: sending.length,
      end,
      isSound:
        refusalCode === 1 &&
        firstIsUnharmed &&
        stopCode === 0 &&
        journalsLeft.length === 0 &&
        sending.length === 0 &&
        end.unknown === 0 &&
        isSound(end),
    };
  } finally {
    await server.kill();
    sink.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const outcome = await secondProcess({ messages: 1000 });
  process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);
  process.exitCode = outcome.isSound ? 0 : 1;
}
