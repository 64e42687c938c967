import type { ContactPoint } from "@dunlin/contract/customers.ts";
import type { Context } from "#server/context.ts";
import { changeOptOut } from "#server/domain/customers/change-opt-out.ts";

/** Stops an address for good; messages queued to its people are withdrawn in the same transaction. */
export async function optOut(ctx: Context, input: { id: string }): Promise<ContactPoint> {
  return await changeOptOut(ctx, { id: input.id, isOptedOut: true });
}
