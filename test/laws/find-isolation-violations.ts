import { randomUUID } from "node:crypto";
import type { SqlClient, SqlPool } from "@dunlin/server/platform/database/pool.ts";
import type { Catalog, Key } from "./catalog.ts";
import { tenantColumn } from "./find-catalog-violations.ts";
import { insertOf, orderTables, sampleRow, type Row, type Statement } from "./sample-rows.ts";
import type { Violation } from "./violation.ts";

const FORBIDDEN_BY_POLICY = "42501";
const NO_SUCH_ROW = "23503";
const EXISTS = "23505";

type Probe = { client: SqlClient; catalog: Catalog; own: Tenant; foreign: Tenant };
type Tenant = { organizationId: string; others: Map<string, Row> };

/**
 * Finds tables in which one organization, as the role that requests run as, can see, insert, change,
 * remove or refer to a row of another. Writes a row of each of two organizations into every table
 * and takes all of it back.
 */
export async function findIsolationViolations(
  pool: SqlPool,
  catalog: Catalog,
): Promise<Violation[]> {
  const client = await pool.connect();
  const newTenant = () => ({ organizationId: randomUUID(), others: new Map<string, Row>() });
  const probe = { client, catalog, own: newTenant(), foreign: newTenant() };
  try {
    await client.query("begin", []);
    const tables = orderTables(catalog);
    for (const table of tables) {
      for (const tenant of [probe.own, probe.foreign]) {
        const row = sampleRow(catalog, table, tenant);
        tenant.others.set(table, row);
        await run(client, insertOf(table, row));
      }
    }
    const violations: Violation[] = [];
    for (const table of tables) violations.push(...(await probeTable(probe, table)));
    for (const key of catalog.keys) violations.push(...(await probeReference(probe, key)));
    return violations;
  } finally {
    await client.query("rollback", []);
    client.release();
  }
}

async function probeTable(probe: Probe, table: string): Promise<Violation[]> {
  const tenant = tenantColumn(table);
  const { own, foreign } = probe;
  const outcomes: [string, string, boolean][] = [
    ["sees its own", `select 1 from ${table} where ${tenant} = '${own.organizationId}'`, true],
    [
      "sees another's",
      `select 1 from ${table} where ${tenant} = '${foreign.organizationId}'`,
      false,
    ],
    [
      "changes its own",
      `update ${table} set ${tenant} = ${tenant} where ${tenant} = '${own.organizationId}' returning 1`,
      true,
    ],
    [
      "changes another's",
      `update ${table} set ${tenant} = ${tenant} where ${tenant} = '${foreign.organizationId}' returning 1`,
      false,
    ],
    [
      "removes another's",
      `delete from ${table} where ${tenant} = '${foreign.organizationId}' returning 1`,
      false,
    ],
  ];
  const violations: Violation[] = [];
  for (const [what, text, isExpected] of outcomes) {
    const { rows, code } = await asTenant(probe, { text, values: [] });
    if (code !== null || rows > 0 !== isExpected) {
      violations.push({
        rule: "organizations-are-apart",
        where: table,
        what: `${what}: ${!isExpected}${code ? ` (${code})` : ""}`,
      });
    }
  }
  return [...violations, ...(await probeInserts(probe, table))];
}

async function probeInserts(probe: Probe, table: string): Promise<Violation[]> {
  const { own, foreign } = probe;
  const into = (tenant: Tenant) => insertOf(table, sampleRow(probe.catalog, table, tenant));
  const move = `update ${table} set ${tenantColumn(table)} = '${foreign.organizationId}'`;
  const outcomes: [string, Statement, (string | null)[]][] = [
    ["inserts its own", into(own), [null, EXISTS]],
    ["inserts another's", into(foreign), [FORBIDDEN_BY_POLICY]],
    ["gives its own away", { text: move, values: [] }, [FORBIDDEN_BY_POLICY]],
  ];
  const violations: Violation[] = [];
  for (const [what, statement, allowed] of outcomes) {
    const { code } = await asTenant(probe, statement);
    if (!allowed.includes(code)) {
      violations.push({
        rule: "organizations-are-apart",
        where: table,
        what: `${what}: answered ${code ?? "done"}`,
      });
    }
  }
  return violations;
}

/** Even the owner of the tables cannot make a row of one organization refer to a row of another. */
async function probeReference(probe: Probe, key: Key): Promise<Violation[]> {
  if (key.kind !== "f" || key.columns.length < 2) return [];
  const row = sampleRow(probe.catalog, key.table, probe.own);
  const foreign = probe.foreign.others.get(key.target!)!;
  key.columns.forEach((column, index) => {
    if (column !== tenantColumn(key.table)) row[column] = foreign[key.targetColumns[index]!];
  });
  const { code } = await attempt(probe.client, insertOf(key.table, row));
  return code === NO_SUCH_ROW
    ? []
    : [
        {
          rule: "references-stay-inside",
          where: `${key.table}.${key.name}`,
          what: `a foreign row was answered with ${code ?? "done"}`,
        },
      ];
}

/** Runs a statement as requests do: in the role dunlin_app, with the first organization set. */
async function asTenant(probe: Probe, statement: Statement) {
  const { client, own } = probe;
  await client.query("savepoint before_role", []);
  await client.query("select set_config('role', 'dunlin_app', true)", []);
  await client.query(
    `select set_config('dunlin.organization_id', '${own.organizationId}', true)`,
    [],
  );
  const outcome = await attempt(client, statement);
  await client.query("rollback to savepoint before_role", []);
  return outcome;
}

async function attempt(
  client: SqlClient,
  statement: Statement,
): Promise<{ rows: number; code: string | null }> {
  await client.query("savepoint attempt", []);
  try {
    const rows = await run(client, statement);
    return { rows, code: null };
  } catch (error) {
    return { rows: 0, code: (error as { code?: string }).code ?? String(error) };
  } finally {
    await client.query("rollback to savepoint attempt", []);
  }
}

async function run(client: SqlClient, { text, values }: Statement): Promise<number> {
  return (await client.query(text, values)).rows.length;
}
