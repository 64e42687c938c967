import type { SqlClient, SqlPool } from "#server/platform/database/pool.ts";

/** One session in one transaction that is always rolled back: what the code under test calls a transaction is a savepoint. */
export async function openTestPool(
  real: SqlPool,
): Promise<SqlPool & { begin(): Promise<void>; rollback(): Promise<void> }> {
  const client = await real.connect();
  const waiting: (() => void)[] = [];
  let isTaken = false;

  function release(): void {
    const next = waiting.shift();
    if (next) next();
    else isTaken = false;
  }

  function lend(): SqlClient {
    let isReleased = false;
    return {
      processID: 1,
      query: ((text: string, values: readonly unknown[] = []) =>
        run(client, text, values)) as never,
      release: () => {
        if (isReleased) return;
        isReleased = true;
        release();
      },
    };
  }

  return {
    kind: real.kind,
    options: {},
    connect: async () => {
      if (isTaken) await new Promise<void>((resolve) => waiting.push(resolve));
      isTaken = true;
      return lend();
    },
    begin: async () => {
      await client.query("begin", []);
    },
    rollback: async () => {
      await client.query("rollback", []);
    },
    end: async () => {
      client.release();
      await real.end();
    },
  };
}

const LEAVE = "; set local role none; select set_config('dunlin.organization_id', '', true)";

async function run(client: SqlClient, text: string, values: readonly unknown[]) {
  const word = text.trim().toLowerCase();
  if (word === "begin" || word === "start transaction")
    return await client.query("savepoint work", []);
  if (word === "commit") {
    await client.query(`release savepoint work${LEAVE}`, []);
    return { command: "COMMIT", rowCount: 0, rows: [] };
  }
  if (word === "rollback") {
    await client.query(`rollback to savepoint work; release savepoint work${LEAVE}`, []);
    return { command: "ROLLBACK", rowCount: 0, rows: [] };
  }
  return await client.query(text, values);
}
