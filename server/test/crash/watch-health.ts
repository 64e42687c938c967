import { setTimeout as pause } from "node:timers/promises";

type Check = { status: string; detail?: string };
type Health = { checks: { database: Check; channels: Check } };

/** What a server said of itself over a time, each thing once. */
export type Watched = {
  live: number[];
  ready: number[];
  database: string[];
  channels: string[];
};

const EVERY_MS = 500;

/** Asks a server for so long how it is; it must answer each time. */
export async function watchHealth(url: string, seconds: number): Promise<Watched> {
  const seen = {
    live: new Set<number>(),
    ready: new Set<number>(),
    database: new Set<string>(),
    channels: new Set<string>(),
  };
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    const live = await fetch(`${url}/health/live`);
    await live.arrayBuffer();
    const ready = await fetch(`${url}/health/ready`);
    const { checks } = (await ready.json()) as Health;
    seen.live.add(live.status);
    seen.ready.add(ready.status);
    seen.database.add(checks.database.status);
    seen.channels.add(checks.channels.detail ?? checks.channels.status);
    await pause(EVERY_MS);
  }
  return {
    live: [...seen.live],
    ready: [...seen.ready],
    database: [...seen.database],
    channels: [...seen.channels],
  };
}
