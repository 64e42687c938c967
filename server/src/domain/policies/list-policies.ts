import type { InputOf } from "@dunlin/contract/endpoint.ts";
import type { Page } from "@dunlin/contract/page.ts";
import type { listPolicies as promise, Policy } from "@dunlin/contract/policies.ts";
import type { Context } from "#server/context.ts";
import { toPolicy } from "#server/domain/policies/policy.ts";
import { readPage } from "#server/platform/database/read-page.ts";

/** Lists policies, newest first. */
export async function listPolicies(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<Page<Policy>> {
  const query = ctx.db.selectFrom("policies").selectAll();
  const page = await readPage(query, input, { table: "policies" });
  return { data: page.data.map(toPolicy), hasMore: page.hasMore };
}
