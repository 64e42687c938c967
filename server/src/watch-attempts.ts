import { recoverDead } from "#server/recover.ts";
import type { World } from "#server/transact.ts";

const EVERY_MS = 60_000;

/**
 * Looks every minute for processes on this machine that died while this one lives on: their journals
 * lie here, where no other machine sees them. `stop` resolves when a look under way has ended.
 */
export function watchAttempts(
  world: World,
  journalFolder: string,
  everyMs: number = EVERY_MS,
): { stop(): Promise<void> } {
  let look: Promise<void> | null = null;
  const timer = setInterval(() => {
    look ??= recoverDead(world, journalFolder)
      .catch((error: unknown) => {
        world.log.error({ err: error }, "what a dead process left could not be settled yet");
      })
      .finally(() => (look = null));
  }, everyMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await look;
    },
  };
}
