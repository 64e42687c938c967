import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { lockFile } from "#server/platform/file-lock.ts";
import {
  journalPaths,
  parseJournal,
  readBootId,
  type JsonValue,
} from "#server/platform/attempts/journal-format.ts";

/** What a worker that died had written down. */
export type DeadWorker = {
  workerId: string;
  /**
   * True when the machine has not restarted since: an attempt that is in neither list then
   * certainly never left. When false, every attempt without an answer is unknown.
   */
  isComplete: boolean;
  handedOver: ReadonlySet<string>;
  settled: ReadonlyMap<string, JsonValue>;
  /** Removes the journal, once what it says is committed. */
  discard(): void;
  /** Leaves the journal, if it is still there, for another look. */
  release(): void;
};

const SUFFIX = ".journal";

/**
 * Finds the journals in `folder` whose worker is dead, and holds each until it is let go so that
 * no two processes recover the same worker; a folder that does not exist holds none.
 */
export function findDeadWorkers(folder: string): DeadWorker[] {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder)
    .filter((name) => name.endsWith(SUFFIX))
    .sort()
    .flatMap((name) => recoverWorker(folder, name.slice(0, -SUFFIX.length)));
}

function recoverWorker(folder: string, workerId: string): DeadWorker[] {
  const paths = journalPaths(folder, workerId);
  const lock = lockFile(paths.lock);
  if (lock === null) {
    return [];
  }
  const discard = () => {
    rmSync(paths.journal, { force: true });
    rmSync(paths.draft, { force: true });
    rmSync(paths.lock, { force: true });
    lock.release();
  };
  if (!existsSync(paths.journal)) {
    // Someone else recovered this worker between our listing and our lock.
    discard();
    return [];
  }
  const { header, handedOver, settled } = parseJournal(readFileSync(paths.journal, "utf8"));
  const bootId = header?.bootId ?? null;
  const isComplete = bootId !== null && bootId === readBootId();
  return [{ workerId, isComplete, handedOver, settled, discard, release: lock.release }];
}
