import { sql } from "kysely";
import type { TestWorld } from "#test/test-world.ts";

/** A digest of every row of every table, waiting jobs included: two that are equal mean that nothing has changed. */
export async function digestStore(world: TestWorld): Promise<string> {
  const { queries } = world.database;
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'test') order by 1`.execute(queries);
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as rows from ${name} t`,
  );
  const { rows } = await sql<{ name: string; rows: string }>`
    ${sql.raw(parts.join(" union all "))} order by 1`.execute(queries);
  return rows.map((row) => `${row.name} ${row.rows}`).join("\n");
}
