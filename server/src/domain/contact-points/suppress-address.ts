import type { Context } from "#server/context.ts";

type Input = { channel: string; address: string; because: string; isOptedOut: boolean };

/**
 * Opts an address out or in, everywhere in the organization and for whoever gets it later, and
 * names the customers that have it.
 */
export async function suppressAddress(
  ctx: Context,
  input: Input,
): Promise<{ customerId: string; pointId: string }[]> {
  const { channel, address, because, isOptedOut } = input;
  if (isOptedOut) {
    await ctx.db
      .insertInto("suppressions")
      .values({
        organization_id: ctx.organizationId,
        channel: channel as "email",
        address,
        because,
        suppressed_at: ctx.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  } else {
    await ctx.db
      .deleteFrom("suppressions")
      .where("channel", "=", channel as "email")
      .where("address", "=", address)
      .execute();
  }
  const rows = await ctx.db
    .updateTable("contact_points")
    .set({ opted_out_at: isOptedOut ? ctx.now() : null })
    .where("channel", "=", channel as "email")
    .where("address", "=", address)
    .returning(["customer_id", "id"])
    .execute();
  return rows.map((row) => ({ customerId: row.customer_id, pointId: row.id }));
}
