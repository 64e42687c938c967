import type { Customer } from "@dunlin/contract/customers.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import type { Context } from "#server/context.ts";
import { loadCustomer } from "#server/domain/customers/customer.ts";

/** One customer with contacts and addresses. */
export async function getCustomer(ctx: Context, input: { id: string }): Promise<Customer> {
  return await loadCustomer(ctx, parseId(input.id));
}
