import type { Context } from "#server/context.ts";
import {
  suppressAddress,
  type Suppressed,
} from "#server/domain/contact-points/suppress-address.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { cancelNotifications } from "#server/domain/notifications/cancel-notifications.ts";
import { lockCases } from "#server/domain/recovery-cases/lock-cases.ts";
import { wakeCases } from "#server/domain/recovery-cases/wake-cases.ts";

type Input = {
  channel: string;
  address: string;
  because: string;
  isOptedOut: boolean;
  /** When the wish was expressed; now when left out. */
  at?: Date;
};

/** Opts an address out or in for everyone who has it, with its trace, and decides their cases anew; answers what the wish came to. */
export async function changeOptOut(ctx: Context, input: Input): Promise<Suppressed["result"]> {
  const wish = { ...input, at: input.at ?? ctx.now() };
  const { points: touched, result } = await suppressAddress(ctx, wish);
  const customers = [...new Set(touched.map((each) => each.customerId))].sort();
  const cases = new Map<string, string[]>();
  for (const customer of customers) cases.set(customer, await lockCases(ctx, customer));
  await recordEvents(
    ctx,
    touched.flatMap(({ customerId, pointId }) => {
      const own = cases.get(customerId) ?? [];
      return (own.length > 0 ? own : [null]).map((recoveryCaseId) => ({
        type: input.isOptedOut ? "contact-point.opted-out" : "contact-point.opted-in",
        recoveryCaseId,
        customerId,
        subjectId: pointId,
        data: { channel: input.channel, because: input.because },
      }));
    }),
  );
  if (input.isOptedOut) {
    await cancelNotifications(ctx, { of: customers, because: "the person opted out" });
  }
  await wakeCases(ctx, [...cases.values()].flat());
  return result;
}
