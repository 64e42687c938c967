import type { Selectable } from "kysely";
import { parseId } from "@dunlin/contract/ids.ts";
import type { Context } from "#server/context.ts";
import type { ContactPoints } from "#server/platform/database/schema.ts";
import { Refusal } from "#server/refusal.ts";

/** One address by its public id, or a refusal. */
export async function findContactPoint(
  ctx: Context,
  id: string,
): Promise<Selectable<ContactPoints>> {
  const row = await ctx.db
    .selectFrom("contact_points")
    .selectAll()
    .where("id", "=", parseId(id))
    .executeTakeFirst();
  if (!row) throw new Refusal("not_found", "There is no such contact point.");
  return row;
}
