import { sql } from "kysely";
import type { Context } from "#server/context.ts";

export type CustomerFacts = {
  id: string;
  country: string | null;
  subdivision: string | null;
  timeZone: string | null;
  language: string | null;
};
type Row = {
  id: string;
  country: string | null;
  subdivision: string | null;
  time_zone: string | null;
  language: string | null;
};

/** Writes what is given where customers have nothing, and never over something; names what was filled in. */
export async function fillCustomers(
  ctx: Context,
  given: readonly CustomerFacts[],
): Promise<Map<string, string[]>> {
  const telling = given.filter((each) => each.country ?? each.timeZone ?? each.language);
  if (telling.length === 0) return new Map();
  const known = await findGaps(ctx, telling);
  const filled = new Map<string, string[]>();
  const rows: Row[] = [];
  for (const each of telling) {
    const row = known.get(each.id);
    if (!row) continue;
    const after = fill(row, each);
    const fields = changedFields(row, after);
    if (fields.length === 0) continue;
    rows.push(after);
    filled.set(each.id, fields);
  }
  if (rows.length > 0) await write(ctx, rows);
  return filled;
}

function fill(row: Row, given: CustomerFacts): Row {
  const country = row.country ?? given.country;
  const isSameCountry = country !== null && country === given.country;
  return {
    id: row.id,
    country,
    subdivision: row.subdivision ?? (isSameCountry ? given.subdivision : null),
    time_zone: row.time_zone ?? given.timeZone,
    language: row.language ?? given.language,
  };
}

function changedFields(before: Row, after: Row): string[] {
  const fields = [];
  if (before.country !== after.country) fields.push("country");
  if (before.subdivision !== after.subdivision) fields.push("subdivision");
  if (before.time_zone !== after.time_zone) fields.push("timeZone");
  if (before.language !== after.language) fields.push("language");
  return fields;
}

async function findGaps(ctx: Context, given: readonly CustomerFacts[]): Promise<Map<string, Row>> {
  const { rows } = await sql<Row>`
    select id, country, subdivision, time_zone, language from customers
     where organization_id = ${ctx.organizationId}
       and id = any(${given.map((each) => each.id)}::uuid[])
       and (country is null or subdivision is null or time_zone is null or language is null)
     order by id
     for no key update`.execute(ctx.db);
  return new Map(rows.map((row) => [row.id, row]));
}

async function write(ctx: Context, rows: readonly Row[]): Promise<void> {
  await sql`
    update customers
       set country = given.country, subdivision = given.subdivision,
           time_zone = given.time_zone, language = given.language, updated_at = ${ctx.now()}
      from unnest(
        ${rows.map((row) => row.id)}::uuid[],
        ${rows.map((row) => row.country)}::text[],
        ${rows.map((row) => row.subdivision)}::text[],
        ${rows.map((row) => row.time_zone)}::text[],
        ${rows.map((row) => row.language)}::text[]
      ) as given (id, country, subdivision, time_zone, language)
     where customers.organization_id = ${ctx.organizationId} and customers.id = given.id`.execute(
    ctx.db,
  );
}
