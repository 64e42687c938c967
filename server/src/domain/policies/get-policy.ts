import { parseId } from "@dunlin/contract/ids.ts";
import type { Policy } from "@dunlin/contract/policies.ts";
import type { Context } from "#server/context.ts";
import { loadPolicy } from "#server/domain/policies/policy.ts";

/** One policy with its stages. */
export async function getPolicy(ctx: Context, input: { id: string }): Promise<Policy> {
  return await loadPolicy(ctx, parseId(input.id));
}
