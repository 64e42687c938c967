import type { ContactPoint } from "@dunlin/contract/customers.ts";
import type { Context } from "#server/context.ts";
import { changeOptOut } from "#server/domain/customers/change-opt-out.ts";

/** Opens an address again because its person said so. */
export async function optIn(ctx: Context, input: { id: string }): Promise<ContactPoint> {
  return await changeOptOut(ctx, { id: input.id, isOptedOut: false });
}
