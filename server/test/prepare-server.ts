import type { TestProject } from "vitest/node";
import { migrate } from "#server/platform/database/migrate.ts";
import { runSql } from "#server/platform/database/pool.ts";
import { connectServerPool } from "#server/platform/database/server-pool.ts";
import { startPostgres } from "#test/start-postgres.ts";
import { TEST_TABLES } from "#test/test-jobs.ts";

export const TEMPLATE = "dunlin_test_template";

/** Brings up a PostgreSQL server, or takes the one of TEST_DATABASE_URL, and makes the template database. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  const admin = connectServerPool(server.url, { connections: 1, onError: () => {} });
  await runSql(admin, `drop database if exists ${TEMPLATE} with (force)`);
  await runSql(admin, `create database ${TEMPLATE}`);
  await admin.end();
  const url = new URL(server.url);
  url.pathname = `/${TEMPLATE}`;
  const pool = connectServerPool(url.href, { connections: 1, onError: () => {} });
  await migrate(pool);
  await runSql(pool, TEST_TABLES);
  await pool.end();
  project.provide("serverUrl", server.url);
  return async () => server.stop();
}
