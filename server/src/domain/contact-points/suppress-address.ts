import { parseId } from "@dunlin/contract/ids.ts";
import type { Context } from "#server/context.ts";
import { Refusal } from "#server/refusal.ts";

/** Opts an address out or in, everywhere in the organization, and names the customers it belongs to. */
export async function suppressAddress(
  ctx: Context,
  input: { id: string; isOptedOut: boolean },
): Promise<{ customerId: string; pointId: string }[]> {
  const point = await ctx.db
    .selectFrom("contact_points")
    .select(["channel", "address"])
    .where("id", "=", parseId(input.id))
    .executeTakeFirst();
  if (!point) throw new Refusal("not_found", "There is no such contact point.");
  const rows = await ctx.db
    .updateTable("contact_points")
    .set({ opted_out_at: input.isOptedOut ? ctx.now() : null })
    .where("channel", "=", point.channel)
    .where("address", "=", point.address)
    .returning(["customer_id", "id"])
    .execute();
  return rows.map((row) => ({ customerId: row.customer_id, pointId: row.id }));
}
