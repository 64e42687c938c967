import { Kysely, PostgresDialect } from "kysely";
import type { SqlPool } from "#server/platform/database/pool.ts";
import type { DB } from "#server/platform/database/schema.ts";

/** The typed query builder over a pool of either driver. */
export function connectQueries(pool: SqlPool): Kysely<DB> {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}
