import type { ContactPoint } from "@dunlin/contract/customers.ts";
import type { Context } from "#server/context.ts";
import { toContactPoint } from "#server/domain/contact-points/contact-point.ts";
import { changeOptOut } from "#server/domain/customers/change-opt-out.ts";
import { findContactPoint } from "#server/domain/customers/find-contact-point.ts";

/** Stops an address for good; messages queued to its people are withdrawn in the same transaction. */
export async function optOut(ctx: Context, input: { id: string }): Promise<ContactPoint> {
  const { channel, address } = await findContactPoint(ctx, input.id);
  await changeOptOut(ctx, {
    channel,
    address,
    because: "said by the organization",
    isOptedOut: true,
  });
  return toContactPoint(await findContactPoint(ctx, input.id));
}
