import { join } from "node:path";
import type { Kysely } from "kysely";
import { connectQueries } from "#server/platform/database/connect.ts";
import { openPGlite, poolOf } from "#server/platform/database/embedded-pool.ts";
import { migrate } from "#server/platform/database/migrate.ts";
import type { SqlPool } from "#server/platform/database/pool.ts";
import type { DB } from "#server/platform/database/schema.ts";
import { connectServerPool } from "#server/platform/database/server-pool.ts";
import { lockFile } from "#server/platform/file-lock.ts";
import { makeFolder } from "#server/platform/make-folder.ts";

export type Database = { queries: Kysely<DB>; pool: SqlPool; close(): Promise<void> };

/** Where the store is: a server by its URL, or a folder of this machine. */
export type StoreAddress = { url: string } | { folder: string };

/** The store cannot be opened, for a reason that its owner can mend. */
export class StoreError extends Error {}

/** Opens the store and brings it to the newest migration; a folder in use by another process is refused. */
export async function openDatabase(
  address: StoreAddress,
  options: { connections: number; onError: (error: Error) => void },
): Promise<Database> {
  const { pool, unlock } =
    "url" in address
      ? { pool: connectServerPool(address.url, options), unlock: () => {} }
      : await openFolder(address.folder);
  try {
    await migrate(pool);
  } catch (error) {
    await pool.end();
    unlock();
    throw explain(error);
  }
  const queries = connectQueries(pool);
  return {
    queries,
    pool,
    close: async () => {
      await queries.destroy();
      unlock();
    },
  };
}

async function openFolder(folder: string): Promise<{ pool: SqlPool; unlock: () => void }> {
  try {
    makeFolder(folder);
  } catch (error) {
    throw new StoreError(`The folder ${folder} cannot be made: ${(error as Error).message}`);
  }
  const lock = lockFile(join(folder, "store.lock"));
  if (!lock) {
    throw new StoreError(
      `Another Dunlin process uses the store in ${folder}. ` +
        "Stop it first, name another folder in DUNLIN_DATA_DIR, or use a PostgreSQL server by DATABASE_URL.",
    );
  }
  try {
    return {
      pool: poolOf(await openPGlite({ folder: join(folder, "postgres") })),
      unlock: lock.release,
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

const UNREACHABLE = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "28P01",
  "3D000",
]);

/** What the owner can mend is said with the setting's name. */
function explain(error: unknown): unknown {
  const { code, message } = error as { code?: string; message: string };
  if (!UNREACHABLE.has(code ?? "")) return error;
  return new StoreError(`The PostgreSQL server of DATABASE_URL cannot be used: ${message}`);
}
