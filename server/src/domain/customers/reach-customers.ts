import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { addPointsOfCustomers } from "#server/domain/contact-points/add-points-of-customers.ts";

export type WantedPoint = { customerId: string; channel: "email" | "sms"; address: string };

/**
 * Adds the addresses that customers do not have yet to the first contact of each, which is made
 * when there is none; names the customers that got one. An e-mail address has no case here.
 */
export async function reachCustomers(
  ctx: Context,
  wanted: readonly WantedPoint[],
): Promise<string[]> {
  if (wanted.length === 0) return [];
  const missing = await findMissing(ctx, wanted);
  if (missing.length === 0) return [];
  const customerIds = [...new Set(missing.map((point) => point.customerId))];
  const contacts = await findFirstContacts(ctx, customerIds);
  await addContacts(
    ctx,
    customerIds
      .filter((id) => !contacts.has(id))
      .map((customerId) => {
        const id = ctx.newId();
        contacts.set(customerId, id);
        return { id, customerId };
      }),
  );
  await addPointsOfCustomers(
    ctx,
    missing.map((point) => ({ ...point, contactId: contacts.get(point.customerId)! })),
  );
  return customerIds;
}

async function findMissing(ctx: Context, wanted: readonly WantedPoint[]): Promise<WantedPoint[]> {
  const { rows } = await sql<{ place: bigint }>`
    select given.place
      from unnest(
        ${wanted.map((point) => point.customerId)}::uuid[],
        ${wanted.map((point) => point.channel)}::text[],
        ${wanted.map((point) => point.address)}::text[]
      ) with ordinality as given (customer_id, channel, address, place)
     where not exists (
       select from contact_points p
        where p.organization_id = ${ctx.organizationId} and p.customer_id = given.customer_id
          and p.channel = given.channel and lower(p.address) = lower(given.address))
     order by given.place`.execute(ctx.db);
  return rows.map((row) => wanted[Number(row.place) - 1]!);
}

async function findFirstContacts(
  ctx: Context,
  customerIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; customer_id: string }>`
    select distinct on (customer_id) customer_id, id from contacts
     where organization_id = ${ctx.organizationId}
       and customer_id = any(${[...customerIds]}::uuid[])
     order by customer_id, position, id`.execute(ctx.db);
  return new Map(rows.map((row) => [row.customer_id, row.id]));
}

async function addContacts(
  ctx: Context,
  contacts: readonly { id: string; customerId: string }[],
): Promise<void> {
  if (contacts.length === 0) return;
  await sql`
    insert into contacts (organization_id, id, customer_id, position)
    select ${ctx.organizationId}::uuid, given.id, given.customer_id, 0
      from unnest(
        ${contacts.map((contact) => contact.id)}::uuid[],
        ${contacts.map((contact) => contact.customerId)}::uuid[]
      ) as given (id, customer_id)`.execute(ctx.db);
}
