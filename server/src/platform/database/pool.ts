import type { PostgresPool, PostgresPoolClient } from "kysely";

/** What both drivers give: one dialect, one client at a time, several statements when unparametrised. */
export type SqlClient = PostgresPoolClient;
export type SqlPool = PostgresPool & { readonly kind: "embedded" | "server" };

/** Runs one piece of SQL on a client of its own; several statements are allowed without values. */
export async function runSql<Row = Record<string, unknown>>(
  pool: SqlPool,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = await pool.connect();
  try {
    const result = await client.query<Row>(text, values);
    // The server's driver answers several statements with a list.
    return Array.isArray(result)
      ? result.flatMap((each: { rows: Row[] }) => each.rows)
      : result.rows;
  } finally {
    client.release();
  }
}
