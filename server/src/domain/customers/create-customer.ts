import type { InputOf } from "@dunlin/contract/endpoint.ts";
import type { createCustomer as promise, Customer } from "@dunlin/contract/customers.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import type { Context } from "#server/context.ts";
import { assertReferences, loadCustomer, nameKey } from "#server/domain/customers/customer.ts";
import { replaceContacts } from "#server/domain/customers/replace-contacts.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { Refusal } from "#server/refusal.ts";

/** Adds a customer; a name that is there already is refused, so that nobody is chased twice. */
export async function createCustomer(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<Customer> {
  const groupId = input.groupId && parseId(input.groupId);
  const policyId = input.policyId && parseId(input.policyId);
  await assertReferences(ctx, { groupId, policyId });
  const id = ctx.newId();
  const added = await ctx.db
    .insertInto("customers")
    .values({
      organization_id: ctx.organizationId,
      id,
      name: input.name,
      name_key: nameKey(input.name),
      kind: input.kind,
      country: input.country,
      subdivision: input.subdivision,
      time_zone: input.timeZone,
      language: input.language,
      group_id: groupId,
      policy_id: policyId,
      created_at: ctx.now(),
      updated_at: ctx.now(),
    })
    .onConflict((conflict) => conflict.columns(["organization_id", "name_key"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!added) {
    throw new Refusal("already_exists", `There is a customer named ${input.name} already.`, {
      errors: [{ pointer: "/name", detail: "is the name of another customer" }],
    });
  }
  await replaceContacts(ctx, { customerId: id, contacts: input.contacts });
  await recordEvents(ctx, [{ type: "customer.created", customerId: id, subjectId: id }]);
  return await loadCustomer(ctx, id);
}
