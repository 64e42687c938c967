import type { InputOf } from "@dunlin/contract/endpoint.ts";
import type { importInvoices as promise } from "@dunlin/contract/imports.ts";
import { sql } from "kysely";
import type { OutboundContext } from "#server/context.ts";
import { importInvoices } from "#server/domain/imports/import-invoices.ts";
import type { World } from "#server/transact.ts";

export const HEADER =
  "invoice_number,customer_name,email,phone,issue_date,due_date,amount,currency,paid,country,time_zone,language";

export type Line = Partial<{
  number: string;
  name: string;
  email: string;
  phone: string;
  issued: string;
  due: string;
  amount: string;
  currency: string;
  paid: string;
  country: string;
  zone: string;
  language: string;
}>;

/** A line of the plain layout; what is not given is valid. */
export function lineOf(line: Line): string {
  return [
    line.number ?? "INV-1",
    line.name ?? "Beta Ltd",
    line.email ?? "",
    line.phone ?? "",
    line.issued ?? "2026-09-01",
    line.due ?? "2026-10-01",
    line.amount ?? "100.00",
    line.currency ?? "GBP",
    line.paid ?? "0",
    line.country ?? "",
    line.zone ?? "",
    line.language ?? "",
  ].join(",");
}

/** A file of the plain layout. */
export function fileOf(lines: readonly (Line | string)[]): string {
  const texts = lines.map((line) => (typeof line === "string" ? line : lineOf(line)));
  return `${[HEADER, ...texts].join("\n")}\n`;
}

/** Imports a file through the verb, arriving in pieces. */
export async function importFile(
  ctx: OutboundContext,
  file: string | AsyncIterable<Uint8Array>,
  options: Partial<InputOf<typeof promise>> = {},
) {
  const body = typeof file === "string" ? piecesOf(file) : file;
  return await importInvoices(ctx, { dryRun: false, ...options, body });
}

async function* piecesOf(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

/** Each table of the store with how many rows it has and a digest of them all. */
export async function photograph(
  world: World,
  options: { except?: readonly string[] } = {},
): Promise<Record<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'test') order by 1`.execute(world.database.queries);
  const seen: Record<string, string> = {};
  for (const { name } of tables) {
    if (options.except?.includes(name)) continue;
    const { rows } = await sql<{ count: bigint; digest: string | null }>`
      select count(*), md5(string_agg(row::text, '|' order by row::text)) as digest
        from ${sql.raw(name)} as row`.execute(world.database.queries);
    seen[name] = `${rows[0]?.count} ${rows[0]?.digest}`;
  }
  return seen;
}

/** What any table holds, whoever it belongs to. */
export async function rowsOf<Row>(world: World, query: string): Promise<Row[]> {
  return (await sql<Row>`${sql.raw(query)}`.execute(world.database.queries)).rows;
}
