// Writes the row types of the migrated database. With --check it only compares.
import { readFileSync, writeFileSync } from "node:fs";
import { openPGlite, poolOf } from "#server/platform/database/embedded-pool.ts";
import { migrate } from "#server/platform/database/migrate.ts";
import { runSql } from "#server/platform/database/pool.ts";

const TARGET = new URL("../src/platform/database/schema.ts", import.meta.url);
const TYPES: Record<string, string> = {
  uuid: "string",
  text: "string",
  date: "string",
  timestamptz: "Date",
  int4: "number",
  int8: "bigint",
  bool: "boolean",
  json: "Json",
  jsonb: "Json",
  bytea: "Uint8Array",
  _text: "string[]",
  _uuid: "string[]",
  _int4: "number[]",
  _int8: "bigint[]",
};
type Column = {
  table_name: string;
  column_name: string;
  udt_name: string;
  is_nullable: string;
  column_default: string | null;
  is_generated: string;
};

function typeOf(column: Column, words: Map<string, string>): string {
  const type = words.get(`${column.table_name}.${column.column_name}`) ?? TYPES[column.udt_name];
  if (!type)
    throw new Error(`No type for ${column.udt_name} (${column.table_name}.${column.column_name})`);
  const isNullable = column.is_nullable === "YES";
  const read = isNullable ? `${type} | null` : type;
  if (column.is_generated === "ALWAYS") return `ColumnType<${read}, never, never>`;
  if (type === "Json") {
    if (isNullable) return "NullableJson";
    return column.column_default === null ? "JsonColumn" : "DefaultedJson";
  }
  return column.column_default === null ? read : `Generated<${read}>`;
}

/** The words that a check constraint allows in a text column, as a union. */
function readWords(checks: { table_name: string; definition: string }[]): Map<string, string> {
  const words = new Map<string, string>();
  for (const { table_name, definition } of checks) {
    const match = /^CHECK \(\((\w+) = ANY \(ARRAY\[(.+)\]\)\)\)$/.exec(definition);
    if (!match) continue;
    const list = match[2]!.split(", ").map((word) => word.replace(/^'(.*)'::text$/, '"$1"'));
    words.set(`${table_name}.${match[1]}`, list.join(" | "));
  }
  return words;
}

function pascal(name: string): string {
  return name.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
}

const pool = poolOf(await openPGlite({}));
await migrate(pool);
const columns = await runSql<Column>(
  pool,
  `select table_name, column_name, udt_name, is_nullable, column_default, is_generated
     from information_schema.columns where table_schema = 'public' order by table_name, ordinal_position`,
);
const words = readWords(
  await runSql(
    pool,
    `select conrelid::regclass::text as table_name, pg_get_constraintdef(oid) as definition
       from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace`,
  ),
);
await pool.end();

const tables = Map.groupBy(columns, (column) => column.table_name);
const interfaces = [...tables].map(
  ([name, list]) =>
    `export interface ${pascal(name)} {\n${list.map((column) => `  ${column.column_name}: ${typeOf(column, words)};`).join("\n")}\n}\n`,
);
const text = `// Generated from the migrated database by \`npm run generate\`; do not edit.
import type { ColumnType, Generated } from "kysely";

/** JSON as the driver reads it; written as text. */
export type Json = unknown;
export type JsonColumn = ColumnType<Json, string, string>;
export type DefaultedJson = ColumnType<Json, string | undefined, string>;
export type NullableJson = ColumnType<Json, string | null | undefined, string | null>;

${interfaces.join("\n")}
export interface DB {
${[...tables.keys()].map((name) => `  ${name}: ${pascal(name)};`).join("\n")}
}
`;
if (process.argv.includes("--check")) {
  if (readFileSync(TARGET, "utf8") !== text) {
    console.error(
      "server/src/platform/database/schema.ts does not match the migrations: npm run generate",
    );
    process.exit(1);
  }
} else writeFileSync(TARGET, text);
