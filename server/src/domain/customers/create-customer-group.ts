import type { createCustomerGroup as promise } from "@dunlin/contract/customers.ts";
import type { AnswerOf, InputOf } from "@dunlin/contract/endpoint.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import type { Context } from "#server/context.ts";
import { assertReferences } from "#server/domain/customers/customer.ts";
import { toCustomerGroup } from "#server/domain/customers/customer-group.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { Refusal } from "#server/refusal.ts";

/** Adds a group of customers that can have a policy of its own. */
export async function createCustomerGroup(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<AnswerOf<typeof promise>> {
  const policyId = input.policyId && parseId(input.policyId);
  await assertReferences(ctx, { policyId });
  const row = await ctx.db
    .insertInto("customer_groups")
    .values({
      organization_id: ctx.organizationId,
      id: ctx.newId(),
      name: input.name,
      policy_id: policyId,
      created_at: ctx.now(),
    })
    .onConflict((conflict) => conflict.columns(["organization_id", "name"]).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new Refusal("already_exists", `There is a group named ${input.name} already.`);
  await recordEvents(ctx, [{ type: "customer-group.created", subjectId: row.id }]);
  return toCustomerGroup(row);
}
