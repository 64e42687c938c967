import type { InputOf } from "@dunlin/contract/endpoint.ts";
import type { createPolicy as promise, Policy } from "@dunlin/contract/policies.ts";
import type { Context } from "#server/context.ts";
import { LADDERS } from "#server/domain/policies/ladders.ts";
import { savePolicy } from "#server/domain/policies/save-policy.ts";

/** Adds a policy, from stages of its own or a ready-made ladder. */
export async function createPolicy(ctx: Context, input: InputOf<typeof promise>): Promise<Policy> {
  return await savePolicy(ctx, {
    name: input.name,
    stages: "stages" in input ? input.stages : LADDERS[input.ladder],
    minimumAmounts: input.minimumAmounts,
    isDefault: input.isDefault,
  });
}
