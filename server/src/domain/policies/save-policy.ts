import type { Policy } from "@dunlin/contract/policies.ts";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { toPolicy } from "#server/domain/policies/policy.ts";
import { wakeCases } from "#server/domain/recovery-cases/wake-cases.ts";
import { Refusal } from "#server/refusal.ts";

type Input = Pick<Policy, "name" | "stages" | "minimumAmounts" | "isDefault"> & { id?: string };

/** Writes a policy, new or changed; there is always exactly one default, and every case is decided anew. */
export async function savePolicy(ctx: Context, input: Input): Promise<Policy> {
  const id = input.id ?? ctx.newId();
  await assertNameIsFree(ctx, id, input.name);
  if (input.isDefault) {
    await ctx.db
      .updateTable("policies")
      .set({ is_default: false })
      .where("is_default", "=", true)
      .where("id", "<>", id)
      .execute();
  }
  const values = {
    name: input.name,
    is_default: input.isDefault,
    stages: JSON.stringify(input.stages),
    minimum_amounts: JSON.stringify(input.minimumAmounts),
    updated_at: ctx.now(),
  };
  const row = await ctx.db
    .insertInto("policies")
    .values({ organization_id: ctx.organizationId, id, created_at: ctx.now(), ...values })
    .onConflict((conflict) => conflict.columns(["organization_id", "id"]).doUpdateSet(values))
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordEvents(ctx, [{ type: "policy.saved", data: { name: input.name, policyId: id } }]);
  await wakeCases(ctx, "all");
  return toPolicy(row);
}

async function assertNameIsFree(ctx: Context, id: string, name: string): Promise<void> {
  const other = await ctx.db
    .selectFrom("policies")
    .select("id")
    .where("name", "=", name)
    .where("id", "<>", id)
    .executeTakeFirst();
  if (!other) return;
  throw new Refusal("already_exists", `There is a policy named ${name} already.`, {
    errors: [{ pointer: "/name", detail: "is the name of another policy" }],
  });
}
