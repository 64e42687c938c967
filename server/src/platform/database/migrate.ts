import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { SqlClient, SqlPool } from "#server/platform/database/pool.ts";

const FOLDER = new URL("./migrations/", import.meta.url);
const LOCK = 7_353_411_001;

type Migration = { name: string; text: string; checksum: string };

/** Applies every migration that is missing, each in a transaction of its own, under one lock for all processes. */
export async function migrate(pool: SqlPool): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query(`select pg_advisory_lock(${LOCK})`, []);
    try {
      return await applyMissing(client, readMigrations());
    } finally {
      await client.query(`select pg_advisory_unlock(${LOCK})`, []);
    }
  } finally {
    client.release();
  }
}

/** The migrations in their order, as they stand in the source. */
function readMigrations(): Migration[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, FOLDER), "utf8");
      return { name, text, checksum: createHash("sha256").update(text).digest("hex") };
    });
}

async function applyMissing(client: SqlClient, migrations: Migration[]): Promise<string[]> {
  await client.query(
    `create schema if not exists dunlin_platform;
     create table if not exists dunlin_platform.migrations (
       name text primary key, checksum text not null, applied_at timestamptz not null default now());`,
    [],
  );
  const { rows } = await client.query<{ name: string; checksum: string }>(
    "select name, checksum from dunlin_platform.migrations",
    [],
  );
  const applied = new Map(rows.map((row) => [row.name, row.checksum]));
  assertKnown(applied, migrations);
  const missing = migrations.filter(({ name }) => !applied.has(name));
  for (const migration of missing) await apply(client, migration);
  return missing.map(({ name }) => name);
}

function assertKnown(applied: Map<string, string>, migrations: Migration[]): void {
  const checksums = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const [name, checksum] of applied) {
    if (!checksums.has(name)) {
      throw new Error(
        `The store knows migration ${name}, this version does not: run a newer version.`,
      );
    }
    if (checksums.get(name) !== checksum) {
      throw new Error(`Migration ${name} was changed after it had been applied.`);
    }
  }
}

async function apply(client: SqlClient, migration: Migration): Promise<void> {
  await client.query("begin", []);
  try {
    await client.query("set local lock_timeout = '30s'", []);
    await client.query(migration.text, []);
    await client.query("insert into dunlin_platform.migrations (name, checksum) values ($1, $2)", [
      migration.name,
      migration.checksum,
    ]);
    await client.query("commit", []);
  } catch (error) {
    await client.query("rollback", []);
    throw new Error(`Migration ${migration.name} failed: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
