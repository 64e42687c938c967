import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { nameKey } from "#server/domain/customers/customer.ts";
import { fillCustomers } from "#server/domain/customers/fill-customers.ts";
import { reachCustomers } from "#server/domain/customers/reach-customers.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";

export type WantedCustomer = {
  name: string;
  country: string | null;
  subdivision: string | null;
  timeZone: string | null;
  language: string | null;
  points: readonly { channel: "email" | "sms"; address: string }[];
};

export type EnsuredCustomers = {
  /** By the key of the name. */
  ids: Map<string, string>;
  /** Those that were there and of whom more is known now. */
  filled: string[];
  /** Those that were there and have a further address now. */
  reached: string[];
};

/**
 * Makes sure that customers of these names are there, one a name: what is new is added, what is
 * empty is filled in, a new address comes after those there are, and nothing is overwritten.
 */
export async function ensureCustomers(
  ctx: Context,
  wanted: readonly WantedCustomer[],
): Promise<EnsuredCustomers> {
  if (wanted.length === 0) return { ids: new Map(), filled: [], reached: [] };
  const known = await findIds(ctx, wanted);
  const added = await addCustomers(
    ctx,
    wanted.filter((each) => !known.has(nameKey(each.name))),
  );
  const late = wanted.filter((each) => {
    const key = nameKey(each.name);
    return !known.has(key) && !added.has(key);
  });
  const ids = new Map([...known, ...added, ...(await findIds(ctx, late))]);
  const isNew = new Set(added.values());
  const all = wanted.map((each) => ({ ...each, id: ids.get(nameKey(each.name))! }));
  const filled = await fillCustomers(
    ctx,
    all.filter((each) => !isNew.has(each.id)),
  );
  const reached = await reachCustomers(
    ctx,
    all.flatMap(({ id, points }) => points.map((point) => ({ ...point, customerId: id }))),
  );
  const further = reached.filter((id) => !isNew.has(id));
  await tell(ctx, { added: [...isNew], filled, further });
  return { ids, filled: [...filled.keys()], reached: further };
}

async function findIds(
  ctx: Context,
  wanted: readonly WantedCustomer[],
): Promise<Map<string, string>> {
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name_key: string }>`
    select id, name_key from customers
     where organization_id = ${ctx.organizationId}
       and name_key = any(${wanted.map((each) => nameKey(each.name))}::text[])`.execute(ctx.db);
  return new Map(rows.map((row) => [row.name_key, row.id]));
}

async function addCustomers(
  ctx: Context,
  fresh: readonly WantedCustomer[],
): Promise<Map<string, string>> {
  if (fresh.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name_key: string }>`
    insert into customers
      (organization_id, id, name, name_key, country, subdivision, time_zone, language,
       created_at, updated_at)
    select ${ctx.organizationId}::uuid, given.*, ${ctx.now()}::timestamptz, ${ctx.now()}::timestamptz
      from unnest(
        ${fresh.map(() => ctx.newId())}::uuid[],
        ${fresh.map((each) => each.name)}::text[],
        ${fresh.map((each) => nameKey(each.name))}::text[],
        ${fresh.map((each) => each.country)}::text[],
        ${fresh.map((each) => each.subdivision)}::text[],
        ${fresh.map((each) => each.timeZone)}::text[],
        ${fresh.map((each) => each.language)}::text[]
      ) as given (id, name, name_key, country, subdivision, time_zone, language)
    on conflict (organization_id, name_key) do nothing
    returning id, name_key`.execute(ctx.db);
  return new Map(rows.map((row) => [row.name_key, row.id]));
}

async function tell(
  ctx: Context,
  what: { added: readonly string[]; filled: Map<string, string[]>; further: readonly string[] },
): Promise<void> {
  const updated = new Map(what.filled);
  for (const id of what.further) updated.set(id, [...(updated.get(id) ?? []), "contacts"]);
  await recordEvents(ctx, [
    ...what.added.map((id) => ({ type: "customer.created", customerId: id, subjectId: id })),
    ...[...updated].map(([id, fields]) => ({
      type: "customer.updated",
      customerId: id,
      subjectId: id,
      data: { fields },
    })),
  ]);
}
