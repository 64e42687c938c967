import { randomUUID } from "node:crypto";
import type { Catalog, Column } from "./catalog.ts";
import { tenantColumn } from "./find-catalog-violations.ts";

export type Row = Record<string, unknown>;
export type Statement = { text: string; values: unknown[] };

/** The tables in an order in which rows can be inserted: what is referred to comes first. */
export function orderTables(catalog: Catalog): string[] {
  const done: string[] = [];
  const waiting = new Set(catalog.tables.map((table) => table.name));
  while (waiting.size > 0) {
    const ready = [...waiting].filter((table) =>
      catalog.keys.every(
        (key) =>
          key.kind !== "f" ||
          key.table !== table ||
          key.target === table ||
          !waiting.has(key.target!),
      ),
    );
    if (ready.length === 0)
      throw new Error(`Tables refer to each other in a circle: ${[...waiting].join(", ")}`);
    for (const table of ready) {
      waiting.delete(table);
      done.push(table);
    }
  }
  return done;
}

/** A row that a table accepts, made from what the catalog says; every reference is to one of `others`. */
export function sampleRow(
  catalog: Catalog,
  table: string,
  from: { organizationId: string; others: ReadonlyMap<string, Row> },
): Row {
  const row: Row = {};
  for (const column of catalog.columns) {
    if (column.table !== table || !column.isRequired || column.hasDefault) continue;
    row[column.name] = sampleValue(catalog, column);
  }
  for (const key of catalog.keys) {
    if (key.kind !== "f" || key.table !== table || key.target === table) continue;
    const other = from.others.get(key.target!);
    key.columns.forEach((column, index) => {
      row[column] = other?.[key.targetColumns[index]!];
    });
  }
  return { ...row, [tenantColumn(table)]: from.organizationId };
}

function sampleValue(catalog: Catalog, column: Column): unknown {
  if (column.type.endsWith("[]")) return [];
  switch (column.type) {
    case "uuid":
      return randomUUID();
    case "text":
      return sampleText(catalog, column);
    case "bigint":
    case "integer":
      return 1;
    case "boolean":
      return true;
    case "date":
      return "2026-01-01";
    case "timestamp with time zone":
      return "2026-01-01T00:00:00Z";
    case "json":
    case "jsonb":
      return "{}";
    case "bytea":
      return Buffer.from(randomUUID());
    default:
      throw new Error(`No sample of ${column.type} for ${column.table}.${column.name}`);
  }
}

/** A word that the column's checks allow, or one that nothing else has. */
function sampleText(catalog: Catalog, column: Column): string {
  const mine = catalog.checks.filter(
    (check) =>
      check.table === column.table && new RegExp(`\\b${column.name}\\b`).test(check.definition),
  );
  for (const { definition } of mine) {
    const [, word] =
      new RegExp(`\\b${column.name} = ANY \\(ARRAY\\['([^']+)'`).exec(definition) ?? [];
    if (word !== undefined) return word;
    if (definition.includes("'^[A-Z]{3}$'")) return "EUR";
  }
  return `sample ${randomUUID()}`;
}

/** The statement that inserts a row. */
export function insertOf(table: string, row: Row): Statement {
  const names = Object.keys(row);
  const holes = names.map((_, index) => `$${index + 1}`);
  return {
    text: `insert into ${table} (${names.join(", ")}) values (${holes.join(", ")})`,
    values: Object.values(row),
  };
}
