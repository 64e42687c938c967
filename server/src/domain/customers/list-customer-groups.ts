import type { listCustomerGroups as promise } from "@dunlin/contract/customers.ts";
import type { AnswerOf, InputOf } from "@dunlin/contract/endpoint.ts";
import type { Context } from "#server/context.ts";
import { toCustomerGroup } from "#server/domain/customers/customer-group.ts";
import { readPage } from "#server/platform/database/read-page.ts";

/** Lists the groups of customers, newest first. */
export async function listCustomerGroups(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<AnswerOf<typeof promise>> {
  const query = ctx.db.selectFrom("customer_groups").selectAll();
  const page = await readPage(query, input, { table: "customer_groups" });
  return { data: page.data.map(toCustomerGroup), hasMore: page.hasMore };
}
