import type { OutboundContext } from "#server/context.ts";
import { addDays } from "#server/domain/calendars/civil-days.ts";
import { advanceClock } from "#server/domain/clocks/advance-clock.ts";
import { addDemoCustomers } from "#server/domain/demo/add-demo-customers.ts";
import { applyDemoDay } from "#server/domain/demo/apply-demo-day.ts";
import type { DemoIds } from "#server/domain/demo/apply-demo-deed.ts";
import { draftDemoBook } from "#server/domain/demo/draft-demo-book.ts";
import { createOrganization } from "#server/domain/organizations/create-organization.ts";
import { goLive } from "#server/domain/organizations/go-live.ts";
import { setClock } from "#server/domain/organizations/set-clock.ts";

const OPENS_ON = "2026-10-13";
const STANDS_AT = new Date("2026-11-23T08:00:00Z");
const MINUTE = 60_000;

/**
 * Fills a new organization with a book that shows what Dunlin does, the same every time: half a year
 * of trade, the last weeks of them with reminders, up to a Monday morning before the day's first.
 */
export async function loadDemo(ctx: OutboundContext, input: { secret: string }): Promise<void> {
  const [opening, ...weeks] = draftDemoBook(bookkeepingDays());
  const ids = await ctx.transact(async (inside): Promise<DemoIds> => {
    await createOrganization(inside, {
      name: "Harbour & Pine Ltd",
      email: "accounts@harbourandpine.example",
      phone: "+44 20 7946 0000",
      paymentInstructions:
        "Harbour & Pine Ltd, sort code 20-00-00, account 55779911; from abroad IBAN GB33 BUKB 2020 1555 5555 55. Please quote the invoice number.",
      role: "first_party",
      country: "GB",
      subdivision: "ENG",
      timeZone: "Europe/London",
      language: "en-GB",
      currency: "GBP",
      sandbox: true,
      clock: openingHour(opening!.day),
      secret: input.secret,
      isPlatform: true,
    });
    return { customers: new Map(), invoices: new Map() };
  });
  await ctx.transact(async (inside) => {
    await addDemoCustomers(inside, ids.customers);
    await applyDemoDay(inside, { day: opening!, ids });
    await goLive(inside, { approveFirst: 0, rampPerDay: null });
  });
  for (const day of weeks) {
    await advanceClock(ctx, { to: openingHour(day.day) });
    await ctx.transact((inside) => applyDemoDay(inside, { day, ids }));
  }
  await advanceClock(ctx, { to: new Date(STANDS_AT.getTime() - MINUTE).toISOString() });
  await ctx.transact((inside) => setClock(inside, { at: STANDS_AT }));
}

/** Tuesdays and Fridays. */
function bookkeepingDays(): string[] {
  const days: string[] = [];
  for (let tuesday = OPENS_ON; tuesday < "2026-11-23"; tuesday = addDays(tuesday, 7)) {
    days.push(tuesday, addDays(tuesday, 3));
  }
  return days;
}

function openingHour(day: string): string {
  return `${day}T07:00:00Z`;
}
