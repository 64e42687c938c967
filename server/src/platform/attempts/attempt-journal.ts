import { closeSync, existsSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { lockFile, type FileLock } from "#server/platform/file-lock.ts";
import {
  handOverLine,
  headerLine,
  journalPaths,
  settleLine,
  type JsonValue,
} from "#server/platform/attempts/journal-format.ts";
import { makeFolder } from "#server/platform/make-folder.ts";

export type { JsonValue };

/** One worker's record of which attempts may have left and how the provider answered. */
export type AttemptJournal = {
  workerId: string;
  /** Returns once the line is with the kernel, where it survives the death of this process. */
  handOver(attemptId: string): void;
  /** Keeps the provider's answer until it is committed elsewhere; survives like a hand-over. */
  settle(attemptId: string, receipt: JsonValue): void;
  /** Says that the outcomes of these attempts are committed, so their lines may be dropped. */
  forget(attemptIds: Iterable<string>): void;
  /** Ends it, and removes it unless an attempt is not forgotten: what is left is recovered later. */
  close(): void;
};

/** The size at which a journal is rewritten with only the attempts not yet forgotten. */
const COMPACT_AT_BYTES = 16 * 1024 * 1024;

/**
 * Opens a new journal for `workerId` in `folder` (made when missing) and holds its lock as long as
 * the process lives; throws when the folder cannot be written or the worker id is in use.
 */
export function openAttemptJournal(
  folder: string,
  workerId: string,
  compactAtBytes: number = COMPACT_AT_BYTES,
): AttemptJournal {
  const paths = journalPaths(folder, workerId);
  const lock = lockJournal(folder, paths);
  const kept = new Map<string, string>();
  let file = startJournal(paths, headerLine(workerId));
  let limit = compactAtBytes;
  let isOpen = true;

  function record(attemptId: string, line: string): void {
    // The descriptor may be somebody else's file by then.
    if (!isOpen) throw new Error("The attempt journal is closed");
    writeLine(file, line);
    kept.set(attemptId, (kept.get(attemptId) ?? "") + line);
  }

  function compact(): void {
    const next = startJournal(paths, headerLine(workerId) + [...kept.values()].join(""));
    closeSync(file.descriptor);
    file = next;
    limit = Math.max(compactAtBytes, file.size * 2);
  }

  return {
    workerId,
    handOver: (attemptId) => record(attemptId, handOverLine(attemptId)),
    settle: (attemptId, receipt) => record(attemptId, settleLine(attemptId, receipt)),
    forget(attemptIds) {
      for (const attemptId of attemptIds) {
        kept.delete(attemptId);
      }
      if (isOpen && file.size > limit) {
        compact();
      }
    },
    close() {
      isOpen = false;
      closeSync(file.descriptor);
      if (kept.size === 0) {
        rmSync(paths.journal, { force: true });
        rmSync(paths.lock, { force: true });
      }
      lock.release();
    },
  };
}

type JournalFile = { descriptor: number; size: number; isTorn: boolean };

function lockJournal(folder: string, paths: { journal: string; lock: string }): FileLock {
  let lock: FileLock | null;
  try {
    makeFolder(folder);
    lock = lockFile(paths.lock);
  } catch (error) {
    throw new Error(
      `The attempt journal cannot be kept in ${folder}: ${(error as Error).message}`,
      {
        cause: error,
      },
    );
  }
  if (lock === null) {
    throw new Error(`Another worker keeps the attempt journal ${paths.journal}`);
  }
  if (existsSync(paths.journal)) {
    lock.release();
    throw new Error(`The attempt journal ${paths.journal} is still to be recovered`);
  }
  return lock;
}

/** Puts a whole new journal in place of the old one in one step. */
function startJournal(paths: { journal: string; draft: string }, text: string): JournalFile {
  const file = { descriptor: openSync(paths.draft, "w"), size: 0, isTorn: false };
  writeLine(file, text);
  renameSync(paths.draft, paths.journal);
  return file;
}

function writeLine(file: JournalFile, line: string): void {
  // A write that a full disk cut short must not swallow the line after it.
  const bytes = Buffer.from(file.isTorn ? `\n${line}` : line);
  const written = writeSync(file.descriptor, bytes);
  file.size += written;
  file.isTorn = written > 0 ? written < bytes.length : file.isTorn;
  if (written < bytes.length) {
    throw new Error("The attempt journal could not be written in full: is the disk full?");
  }
}
