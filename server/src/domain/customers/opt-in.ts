import type { ContactPoint } from "@dunlin/contract/customers.ts";
import type { Context } from "#server/context.ts";
import { toContactPoint } from "#server/domain/contact-points/contact-point.ts";
import { changeOptOut } from "#server/domain/customers/change-opt-out.ts";
import { findContactPoint } from "#server/domain/customers/find-contact-point.ts";

/** Opens an address again because its person said so. */
export async function optIn(ctx: Context, input: { id: string }): Promise<ContactPoint> {
  const { channel, address } = await findContactPoint(ctx, input.id);
  await changeOptOut(ctx, {
    channel,
    address,
    because: "said by the organization",
    isOptedOut: false,
  });
  return toContactPoint(await findContactPoint(ctx, input.id));
}
