import type { OutboundContext } from "#server/context.ts";
import { createOrganization } from "#server/domain/organizations/create-organization.ts";
import { goLive } from "#server/domain/organizations/go-live.ts";

/** Fills a new organization with a book that shows what Dunlin does; the same every time. */
export async function loadDemo(ctx: OutboundContext, input: { secret: string }): Promise<void> {
  await ctx.transact(async (inside) => {
    await createOrganization(inside, {
      name: "Harbour & Pine Ltd",
      email: "accounts@harbourandpine.example",
      phone: "+44 20 7946 0000",
      paymentInstructions: "Harbour & Pine Ltd, sort code 20-00-00, account 55779911",
      role: "first_party",
      country: "GB",
      subdivision: "ENG",
      timeZone: "Europe/London",
      language: "en-GB",
      currency: "GBP",
      sandbox: true,
      clock: "2026-11-23T08:00:00Z",
      secret: input.secret,
      isPlatform: true,
    });
  });
  await ctx.transact((inside) => goLive(inside, { approveFirst: 0, rampPerDay: null }));
}
