import type { Customer } from "@dunlin/contract/customers.ts";
import type { Context } from "#server/context.ts";
import { createCustomerGroup } from "#server/domain/customers/create-customer-group.ts";
import { createCustomer } from "#server/domain/customers/create-customer.ts";
import {
  DEMO_CUSTOMERS,
  DEMO_KINDS,
  type DemoCustomer,
} from "#server/domain/demo/demo-customers.ts";
import { DEMO_PLACES } from "#server/domain/demo/demo-places.ts";
import { DEMO_HOTELS, DEMO_KEY_ACCOUNTS } from "#server/domain/demo/demo-policies.ts";
import { createPolicy } from "#server/domain/policies/create-policy.ts";

/** Adds the demo's customers with their contacts, groups and policies, and notes them by name. */
export async function addDemoCustomers(
  ctx: Context,
  customers: Map<string, Customer>,
): Promise<void> {
  const patient = await createPolicy(ctx, DEMO_HOTELS.policy);
  const hotels = await createCustomerGroup(ctx, { name: DEMO_HOTELS.name, policyId: patient.id });
  const personal = await createPolicy(ctx, DEMO_KEY_ACCOUNTS.policy);
  const isHotel = new Set<string>(DEMO_HOTELS.members);
  const isKeyAccount = new Set(DEMO_KEY_ACCOUNTS.members);
  for (const { name, place, ...each } of DEMO_CUSTOMERS) {
    const { currency: _, ...where } = DEMO_PLACES[place];
    const customer = await createCustomer(ctx, {
      name,
      kind: DEMO_KINDS[name] ?? "company",
      ...where,
      groupId: isHotel.has(name) ? hotels.id : null,
      policyId: isKeyAccount.has(name) ? personal.id : null,
      contacts: [{ name: each.contact, points: pointsOf(each) }],
    });
    customers.set(name, customer);
  }
}

function pointsOf({ email }: Pick<DemoCustomer, "email">) {
  return email === null
    ? []
    : [{ channel: "email" as const, address: email, consent: "unknown" as const }];
}
