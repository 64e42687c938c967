import type { ContactPoint } from "@dunlin/contract/customers.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import type { Context } from "#server/context.ts";
import { toContactPoint } from "#server/domain/contact-points/contact-point.ts";
import { suppressAddress } from "#server/domain/contact-points/suppress-address.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { cancelNotifications } from "#server/domain/notifications/cancel-notifications.ts";
import { lockCases } from "#server/domain/recovery-cases/lock-cases.ts";
import { wakeCases } from "#server/domain/recovery-cases/wake-cases.ts";

/** Opts an address out or in for everyone who has it, with its trace, and decides their cases anew. */
export async function changeOptOut(
  ctx: Context,
  input: { id: string; isOptedOut: boolean },
): Promise<ContactPoint> {
  const touched = await suppressAddress(ctx, input);
  const customers = [...new Set(touched.map((each) => each.customerId))].sort();
  const cases: string[] = [];
  for (const customer of customers) cases.push(...(await lockCases(ctx, customer)));
  await recordEvents(
    ctx,
    touched.map(({ customerId, pointId }) => ({
      type: input.isOptedOut ? "contact-point.opted-out" : "contact-point.opted-in",
      customerId,
      subjectId: pointId,
    })),
  );
  if (input.isOptedOut) {
    await cancelNotifications(ctx, { of: customers, because: "the person opted out" });
  }
  await wakeCases(ctx, cases);
  const row = await ctx.db
    .selectFrom("contact_points")
    .selectAll()
    .where("id", "=", parseId(input.id))
    .executeTakeFirstOrThrow();
  return toContactPoint(row);
}
