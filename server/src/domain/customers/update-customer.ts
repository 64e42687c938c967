import type { Customer, updateCustomer as promise } from "@dunlin/contract/customers.ts";
import type { InputOf } from "@dunlin/contract/endpoint.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import type { Context } from "#server/context.ts";
import { assertReferences, loadCustomer, nameKey } from "#server/domain/customers/customer.ts";
import { replaceContacts } from "#server/domain/customers/replace-contacts.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { cancelNotifications } from "#server/domain/notifications/cancel-notifications.ts";
import { lockCases } from "#server/domain/recovery-cases/lock-cases.ts";
import { wakeCases } from "#server/domain/recovery-cases/wake-cases.ts";
import { Refusal } from "#server/refusal.ts";

/** Changes a customer; what is queued to them is withdrawn and decided anew with the new facts. */
export async function updateCustomer(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<Customer> {
  const id = parseId(input.id);
  await loadCustomer(ctx, id);
  const groupId = input.groupId && parseId(input.groupId);
  const policyId = input.policyId && parseId(input.policyId);
  await assertReferences(ctx, { groupId, policyId });
  const cases = await lockCases(ctx, id);
  await assertNameIsFree(ctx, id, input.name);
  const changes = {
    name: input.name,
    name_key: input.name === undefined ? undefined : nameKey(input.name),
    kind: input.kind,
    country: input.country,
    subdivision: input.subdivision,
    time_zone: input.timeZone,
    language: input.language,
    group_id: groupId,
    policy_id: policyId,
    updated_at: ctx.now(),
  };
  const given = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  );
  await ctx.db.updateTable("customers").set(given).where("id", "=", id).execute();
  if (input.contacts) await replaceContacts(ctx, { customerId: id, contacts: input.contacts });
  const { contacts: _, id: __, ...shown } = input;
  await recordEvents(ctx, [
    {
      type: "customer.updated",
      customerId: id,
      subjectId: id,
      data: { fields: Object.keys(shown) },
    },
  ]);
  await cancelNotifications(ctx, { of: [id], because: "the customer's data changed" });
  await wakeCases(ctx, cases);
  return await loadCustomer(ctx, id);
}

async function assertNameIsFree(ctx: Context, id: string, name?: string): Promise<void> {
  if (name === undefined) return;
  const other = await ctx.db
    .selectFrom("customers")
    .select("id")
    .where("name_key", "=", nameKey(name))
    .where("id", "<>", id)
    .executeTakeFirst();
  if (other) {
    throw new Refusal("already_exists", `There is another customer named ${name}.`, {
      errors: [{ pointer: "/name", detail: "is the name of another customer" }],
    });
  }
}
