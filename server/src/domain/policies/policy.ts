import { formatId } from "@dunlin/contract/ids.ts";
import type { Policy, Stage } from "@dunlin/contract/policies.ts";
import type { Selectable } from "kysely";
import type { Context } from "#server/context.ts";
import type { Policies } from "#server/platform/database/schema.ts";
import { Refusal } from "#server/refusal.ts";

/** A policy as the contract shows it. */
export function toPolicy(row: Selectable<Policies>): Policy {
  return {
    id: formatId("policy", row.id),
    name: row.name,
    isDefault: row.is_default,
    stages: row.stages as Stage[],
    minimumAmounts: row.minimum_amounts as Record<string, number>,
    createdAt: row.created_at.toISOString(),
  };
}

/** One policy by its stored id, or a refusal. */
export async function loadPolicy(ctx: Context, id: string): Promise<Policy> {
  const row = await ctx.db
    .selectFrom("policies")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw new Refusal("not_found", "There is no such policy.");
  return toPolicy(row);
}
