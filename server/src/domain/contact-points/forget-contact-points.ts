import { sql } from "kysely";
import type { Context } from "#server/context.ts";

/** Takes a customer's other addresses out of use; one that a message went to or that opted out stays for the record, retired. */
export async function forgetContactPoints(
  ctx: Context,
  input: {
    customerId: string;
    except: readonly { contactId: string; channel: string; address: string }[];
  },
): Promise<void> {
  const kept = sql<boolean>`(contact_id::text, channel, address) in (
    select * from unnest(
      ${input.except.map((point) => point.contactId)}::text[],
      ${input.except.map((point) => point.channel)}::text[],
      ${input.except.map((point) => point.address)}::text[]))`;
  await ctx.db
    .deleteFrom("contact_points")
    .where("customer_id", "=", input.customerId)
    .where(sql<boolean>`not ${kept}`)
    .where("opted_out_at", "is", null)
    .where(
      sql<boolean>`not exists (
        select from notifications
         where notifications.organization_id = contact_points.organization_id
           and notifications.contact_point_id = contact_points.id)`,
    )
    .execute();
  await ctx.db
    .updateTable("contact_points")
    .set({ is_retired: true })
    .where("customer_id", "=", input.customerId)
    .where(sql<boolean>`not ${kept}`)
    .execute();
}
