import { DatabaseSync } from "node:sqlite";

/** A lock that the operating system holds for this process until `release` or its death. */
export type FileLock = { release(): void };

const SQLITE_BUSY = 5;

// A database that nobody refers to is collected, and its lock would go with it.
const held = new Set<DatabaseSync>();

/**
 * Takes the exclusive lock on the file at `path` (made when missing), or answers null at once when
 * another holder has it; throws when the file cannot be opened.
 *
 * The kernel frees it the moment its holder dies, so it is never stale. The file must not be opened
 * by other means in this process: POSIX drops a process's locks when any descriptor closes.
 */
export function lockFile(path: string): FileLock | null {
  const database = openLockFile(path);
  try {
    database.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) {
      return null;
    }
    throw new Error(`Cannot lock ${path}: ${(error as Error).message}`, { cause: error });
  }
  held.add(database);
  return {
    release: () => {
      if (held.delete(database)) {
        database.close();
      }
    },
  };
}

function openLockFile(path: string): DatabaseSync {
  try {
    return new DatabaseSync(path, { timeout: 0 });
  } catch (error) {
    throw new Error(`Cannot open the lock file ${path}: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
