import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Config } from "#server/config.ts";
import {
  openAttemptJournal,
  type AttemptJournal,
} from "#server/platform/attempts/attempt-journal.ts";
import { openBox } from "#server/open-secrets.ts";
import { openDatabase } from "#server/platform/database/open-database.ts";
import { startJobQueue } from "#server/platform/jobs/job-queue.ts";
import { openLog } from "#server/platform/log.ts";
import { JOB_NAMES } from "#server/schedule.ts";
import type { World } from "#server/transact.ts";
import { wire } from "#server/wire.ts";

export type OpenWorld = World & { journalFolder: string; close(): Promise<void> };

/** Opens everything one process stands on; closing lets what is under way finish. */
export async function openWorld(config: Config): Promise<OpenWorld> {
  const log = openLog(config.logLevel);
  const onError = (error: Error) =>
    log.error({ err: error }, "the store or its queue reported an error");
  const database = await openDatabase(config.store, { connections: 12, onError });
  try {
    const jobs = await startJobQueue(database.pool, { names: JOB_NAMES, onError });
    const journalFolder = join(config.dataFolder, "attempts");
    const journal = openJournal(journalFolder, log);
    const secrets = openBox(config);
    const providers = wire(config, secrets);
    return {
      database,
      jobs,
      providers,
      journal,
      log,
      secrets,
      publicUrl: config.publicUrl,
      clock: () => new Date(),
      journalFolder,
      close: async () => {
        // Together: what has not begun goes back to the queue at once instead of being waited for.
        const [work] = await Promise.allSettled([jobs.stop(), providers.close()]);
        if (work.status === "fulfilled") journal.close();
        else log.warn({ err: work.reason }, "messages under way are settled at the next start");
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Without a folder to write to, a crash makes everything under way unknown instead of only what was handed over. */
function openJournal(folder: string, log: World["log"]): AttemptJournal {
  const workerId = randomUUID();
  try {
    return openAttemptJournal(folder, workerId);
  } catch (error) {
    log.warn(
      { err: error },
      "no attempt journal can be kept; set DUNLIN_DATA_DIR to a folder that can be written",
    );
    return { workerId, handOver: () => {}, settle: () => {}, forget: () => {}, close: () => {} };
  }
}
