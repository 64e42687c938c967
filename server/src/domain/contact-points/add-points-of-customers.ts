import { sql } from "kysely";
import type { Context } from "#server/context.ts";

export type CustomerPoint = {
  customerId: string;
  contactId: string;
  channel: "email" | "sms";
  address: string;
};

/**
 * Adds addresses to contacts of many customers, after those they have, in one statement; one that
 * opted out anywhere in the organization stays opted out here.
 */
export async function addPointsOfCustomers(
  ctx: Context,
  points: readonly CustomerPoint[],
): Promise<void> {
  if (points.length === 0) return;
  await sql`
    insert into contact_points
      (organization_id, id, customer_id, contact_id, channel, address, position, opted_out_at)
    select ${ctx.organizationId}::uuid, given.id, given.customer_id, given.contact_id,
           given.channel, given.address,
           (select coalesce(max(position), -1) from contact_points
             where organization_id = ${ctx.organizationId}::uuid
               and customer_id = given.customer_id and contact_id = given.contact_id)
             + row_number() over (partition by given.contact_id order by given.place),
           (select min(opted_out_at) from contact_points
             where organization_id = ${ctx.organizationId}::uuid and channel = given.channel
               and address = any(array[given.address, lower(given.address)]))
      from unnest(
        ${points.map(() => ctx.newId())}::uuid[],
        ${points.map((point) => point.customerId)}::uuid[],
        ${points.map((point) => point.contactId)}::uuid[],
        ${points.map((point) => point.channel)}::text[],
        ${points.map((point) => point.address)}::text[]
      ) with ordinality as given (id, customer_id, contact_id, channel, address, place)
    on conflict do nothing`.execute(ctx.db);
}
