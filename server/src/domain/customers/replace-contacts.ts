import type { NewContact } from "@dunlin/contract/customers.ts";
import type { Context } from "#server/context.ts";
import { addContactPoints } from "#server/domain/contact-points/add-contact-points.ts";
import { forgetContactPoints } from "#server/domain/contact-points/forget-contact-points.ts";

/** Gives a customer these contacts; addresses that stay keep what is known of them. */
export async function replaceContacts(
  ctx: Context,
  input: { customerId: string; contacts: readonly NewContact[] },
): Promise<void> {
  const old = await ctx.db
    .selectFrom("contacts")
    .select("id")
    .where("customer_id", "=", input.customerId)
    .orderBy("position")
    .execute();
  const rows = input.contacts.map((contact, position) => ({
    organization_id: ctx.organizationId,
    id: old[position]?.id ?? ctx.newId(),
    customer_id: input.customerId,
    name: contact.name,
    position,
  }));
  if (rows.length > 0) {
    await ctx.db
      .insertInto("contacts")
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(["organization_id", "id"])
          .doUpdateSet((given) => ({ name: given.ref("excluded.name") })),
      )
      .execute();
  }
  const points = input.contacts.flatMap((contact, index) =>
    contact.points.map((point, position) => ({ ...point, contactId: rows[index]!.id, position })),
  );
  await forgetContactPoints(ctx, { customerId: input.customerId, except: points });
  await addContactPoints(ctx, { customerId: input.customerId, points });
}
