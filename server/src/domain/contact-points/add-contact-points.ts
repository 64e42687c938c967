import type { NewContact } from "@dunlin/contract/customers.ts";
import { sql } from "kysely";
import type { Context } from "#server/context.ts";

type Point = NewContact["points"][number] & { contactId: string; position: number };

/** Adds addresses to a customer's contacts; one that opted out anywhere in the organization stays opted out here. */
export async function addContactPoints(
  ctx: Context,
  input: { customerId: string; points: readonly Point[] },
): Promise<void> {
  if (input.points.length === 0) return;
  await ctx.db
    .insertInto("contact_points")
    .values(
      input.points.map((point) => ({
        organization_id: ctx.organizationId,
        id: ctx.newId(),
        customer_id: input.customerId,
        contact_id: point.contactId,
        channel: point.channel,
        address: point.address,
        position: point.position,
        consent: point.consent,
        opted_out_at: sql<Date | null>`(
          select suppressed_at from suppressions
           where organization_id = ${ctx.organizationId}::uuid
             and channel = ${point.channel} and address = ${point.address}
             and lifted_at is null)`,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(["organization_id", "contact_id", "channel", "address"])
        .doUpdateSet((given) => ({ is_retired: false, position: given.ref("excluded.position") })),
    )
    .execute();
}
