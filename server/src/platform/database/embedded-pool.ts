import { PGlite } from "@electric-sql/pglite";
import type { SqlClient, SqlPool } from "#server/platform/database/pool.ts";

const TYPES = {
  parsers: { 20: BigInt, 1082: (text: string) => text },
  serializers: {
    20: (value: bigint | number | string) => value.toString(),
    1082: (value: string) => value,
    1184: (value: Date | string) => (typeof value === "string" ? value : value.toISOString()),
  },
};

/** Opens PGlite with the parsers that the server driver has too; no folder means in memory. */
export async function openPGlite(options: { folder?: string; template?: Blob }): Promise<PGlite> {
  return await PGlite.create({
    ...(options.folder ? { dataDir: options.folder } : {}),
    ...(options.template ? { loadDataDir: options.template } : {}),
    ...TYPES,
  });
}

/** A pool of one: PGlite has a single session, so whoever connects waits for the one before. */
export function poolOf(pglite: PGlite): SqlPool {
  const waiting: ((client: SqlClient) => void)[] = [];
  let isTaken = false;

  function release(): void {
    const next = waiting.shift();
    if (next) next(lend());
    else isTaken = false;
  }

  function lend(): SqlClient {
    let isReleased = false;
    return {
      processID: 1,
      query: ((text: string, values: readonly unknown[] = []) =>
        run(pglite, text, values)) as never,
      release: () => {
        if (isReleased) return;
        isReleased = true;
        release();
      },
    };
  }

  return {
    kind: "embedded",
    options: {},
    connect: () =>
      new Promise((resolve) => {
        if (isTaken) waiting.push(resolve);
        else {
          isTaken = true;
          resolve(lend());
        }
      }),
    end: () => pglite.close(),
  };
}

async function run(pglite: PGlite, text: string, values: readonly unknown[]) {
  if (values.length > 0) {
    const { rows, affectedRows } = await pglite.query(text, [...values]);
    return { command: "UPDATE", rowCount: affectedRows ?? rows.length, rows };
  }
  const results = await pglite.exec(text);
  const rows = results.flatMap((result) => result.rows);
  return { command: "UPDATE", rowCount: results.at(-1)?.affectedRows ?? rows.length, rows };
}
