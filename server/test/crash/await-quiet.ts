import { setTimeout as pause } from "node:timers/promises";
import { callApi, type Caller } from "#test/crash/call-api.ts";

type Page = { data: object[] };

/** Resolves when nothing is queued or being sent and the server is ready; throws when that takes too long. */
export async function awaitQuiet(
  caller: Caller,
  options: { atLeast: () => boolean; seconds: number },
): Promise<void> {
  const end = Date.now() + options.seconds * 1000;
  while (!(options.atLeast() && (await isQuiet(caller)))) {
    if (Date.now() > end) throw new Error(await describeUnrest(caller, options.seconds));
    await pause(250);
  }
}

async function isQuiet(caller: Caller): Promise<boolean> {
  const counts = await Promise.all([count(caller, "queued"), count(caller, "sending")]);
  const ready = await fetch(`${caller.url}/health/ready`);
  await ready.arrayBuffer();
  return ready.ok && counts.every((each) => each === 0);
}

async function count(caller: Caller, status: string): Promise<number> {
  const path = `/v1/notifications?status=${status}&limit=500`;
  return (await callApi<Page>(caller, { method: "GET", path })).data.length;
}

async function describeUnrest(caller: Caller, seconds: number): Promise<string> {
  const [queued, sending] = await Promise.all([count(caller, "queued"), count(caller, "sending")]);
  return `After ${seconds} s there are ${queued} queued and ${sending} being sent (500 means more).`;
}
