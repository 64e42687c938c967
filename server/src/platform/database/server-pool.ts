import pg from "pg";
import type { SqlPool } from "#server/platform/database/pool.ts";

const DATE = 1082;
const INT8 = 20;
const INT8_ARRAY = 1016;

/** Civil dates stay text and 64-bit integers become bigint, the same as in the embedded store. */
function getTypeParser(oid: number, format?: "text" | "binary") {
  if (oid === DATE) return (text: string) => text;
  if (oid === INT8) return BigInt;
  if (oid === INT8_ARRAY) {
    const parse = pg.types.getTypeParser(1009 as never) as unknown as (text: string) => string[];
    return (text: string) => parse(text).map(BigInt);
  }
  return pg.types.getTypeParser(oid, format as never);
}

/** A pool of connections to a PostgreSQL server. */
export function connectServerPool(
  url: string,
  options: { connections: number; onError: (error: Error) => void },
): SqlPool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections,
    types: { getTypeParser } as pg.CustomTypesConfig,
    application_name: "dunlin",
    connectionTimeoutMillis: 15_000,
  });
  pool.on("error", options.onError);
  // Of a connection that is lost between two statements nobody else hears, and the process would end.
  pool.on("connect", (client) => client.on("error", options.onError));
  return Object.assign(pool as unknown as SqlPool, { kind: "server" as const });
}
