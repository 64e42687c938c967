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
           coalesce(last.position, -1)
             + row_number() over (partition by given.contact_id order by given.place),
           same.opted_out_at
      from unnest(
        ${points.map(() => ctx.newId())}::uuid[],
        ${points.map((point) => point.customerId)}::uuid[],
        ${points.map((point) => point.contactId)}::uuid[],
        ${points.map((point) => point.channel)}::text[],
        ${points.map((point) => point.address)}::text[]
      ) with ordinality as given (id, customer_id, contact_id, channel, address, place)
      left join (${lastPositions(ctx, points)}) as last on last.contact_id = given.contact_id
      left join (${optOuts(ctx, points)}) as same
        on same.channel = given.channel and same.address = given.address
    on conflict (organization_id, contact_id, channel, address) do update set is_retired = false`.execute(
    ctx.db,
  );
}

function lastPositions(ctx: Context, points: readonly CustomerPoint[]) {
  return sql`
    select contact_id, max(position) as position from contact_points
     where organization_id = ${ctx.organizationId}::uuid
       and customer_id = any(${points.map((point) => point.customerId)}::uuid[])
     group by contact_id`;
}

function optOuts(ctx: Context, points: readonly CustomerPoint[]) {
  return sql`
    select channel, address, suppressed_at as opted_out_at from suppressions
     where organization_id = ${ctx.organizationId}::uuid and channel in ('email', 'sms')
       and address = any(${points.map((point) => point.address)}::text[]) and lifted_at is null`;
}
