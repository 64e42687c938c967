import type { InputOf } from "@dunlin/contract/endpoint.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import type { Policy, updatePolicy as promise } from "@dunlin/contract/policies.ts";
import type { Context } from "#server/context.ts";
import { loadPolicy } from "#server/domain/policies/policy.ts";
import { savePolicy } from "#server/domain/policies/save-policy.ts";

/** Changes a policy; what is left out stays. A stage is known by its key: renaming one makes it a new stage. */
export async function updatePolicy(ctx: Context, input: InputOf<typeof promise>): Promise<Policy> {
  const id = parseId(input.id);
  const before = await loadPolicy(ctx, id);
  return await savePolicy(ctx, {
    id,
    name: input.name ?? before.name,
    stages: input.stages ?? before.stages,
    minimumAmounts: input.minimumAmounts ?? before.minimumAmounts,
    isDefault: input.isDefault ?? before.isDefault,
  });
}
