import type { Customer, listCustomers as promise } from "@dunlin/contract/customers.ts";
import type { InputOf } from "@dunlin/contract/endpoint.ts";
import type { Page } from "@dunlin/contract/page.ts";
import type { Context } from "#server/context.ts";
import { nameKey, toCustomers } from "#server/domain/customers/customer.ts";
import { readPage } from "#server/platform/database/read-page.ts";

/** Lists customers, newest first. */
export async function listCustomers(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<Page<Customer>> {
  let query = ctx.db.selectFrom("customers").selectAll();
  if (input.name !== undefined) {
    const pattern = nameKey(input.name).replace(/[\\%_]/g, "\\$&");
    query = query.where("name_key", "like", `%${pattern}%`);
  }
  const page = await readPage(query, input, { table: "customers" });
  return { data: await toCustomers(ctx, page.data), hasMore: page.hasMore };
}
