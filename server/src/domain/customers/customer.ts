import type { Contact, Customer } from "@dunlin/contract/customers.ts";
import { formatId } from "@dunlin/contract/ids.ts";
import type { Selectable } from "kysely";
import type { Context } from "#server/context.ts";
import { toContactPoint } from "#server/domain/contact-points/contact-point.ts";
import type { Customers } from "#server/platform/database/schema.ts";
import { Refusal } from "#server/refusal.ts";

/** What makes two customers the same one: the name without case and extra spaces. */
export function nameKey(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** Customers as the contract shows them, contacts and addresses included, in two queries. */
export async function toCustomers(
  ctx: Context,
  rows: readonly Selectable<Customers>[],
): Promise<Customer[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const contacts = await ctx.db
    .selectFrom("contacts")
    .selectAll()
    .where("customer_id", "in", ids)
    .orderBy("position")
    .execute();
  const points = await ctx.db
    .selectFrom("contact_points")
    .selectAll()
    .where("customer_id", "in", ids)
    .where("is_retired", "=", false)
    .orderBy("position")
    .execute();
  const pointsOf = Map.groupBy(points, (point) => point.contact_id);
  const contactsOf = Map.groupBy(contacts, (contact) => contact.customer_id);
  return rows.map((row) =>
    toCustomer(
      row,
      (contactsOf.get(row.id) ?? []).map((contact) => ({
        id: formatId("contact", contact.id),
        name: contact.name,
        points: (pointsOf.get(contact.id) ?? []).map(toContactPoint),
      })),
    ),
  );
}

function toCustomer(row: Selectable<Customers>, contacts: Contact[]): Customer {
  return {
    id: formatId("customer", row.id),
    name: row.name,
    kind: row.kind,
    country: row.country,
    subdivision: row.subdivision,
    timeZone: row.time_zone,
    language: row.language,
    groupId: row.group_id && formatId("customerGroup", row.group_id),
    policyId: row.policy_id && formatId("policy", row.policy_id),
    contacts,
    createdAt: row.created_at.toISOString(),
  };
}

/** One customer by its stored id, or a refusal. */
export async function loadCustomer(ctx: Context, id: string): Promise<Customer> {
  const row = await ctx.db
    .selectFrom("customers")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw new Refusal("not_found", "There is no such customer.");
  return (await toCustomers(ctx, [row]))[0]!;
}

/** Refuses a group or policy that is not the organization's. */
export async function assertReferences(
  ctx: Context,
  input: { groupId?: string | null | undefined; policyId?: string | null | undefined },
): Promise<void> {
  for (const [table, id, name] of [
    ["customer_groups", input.groupId, "groupId"],
    ["policies", input.policyId, "policyId"],
  ] as const) {
    if (!id) continue;
    const found = await ctx.db
      .selectFrom(table)
      .select("id")
      .where("id", "=", id)
      .executeTakeFirst();
    if (!found) {
      throw new Refusal("not_found", `${name} names nothing that exists here.`, {
        errors: [{ pointer: `/${name}`, detail: "names nothing that exists here" }],
      });
    }
  }
}
