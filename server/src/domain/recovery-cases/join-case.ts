import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";

/** The open case of a customer in a currency, opened when there is none; asking twice gives the same. */
export async function joinCase(
  ctx: Context,
  input: { customerId: string; currency: string },
): Promise<string> {
  for (;;) {
    const found = await ctx.db
      .selectFrom("recovery_cases")
      .select("id")
      .where("customer_id", "=", input.customerId)
      .where("currency", "=", input.currency)
      .where("status", "=", "open")
      .forUpdate()
      .executeTakeFirst();
    if (found) return found.id;
    const id = ctx.newId();
    const opened = await ctx.db
      .insertInto("recovery_cases")
      .values({
        organization_id: ctx.organizationId,
        id,
        customer_id: input.customerId,
        currency: input.currency,
        opened_at: ctx.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!opened) continue;
    await recordEvents(ctx, [
      {
        type: "case.opened",
        recoveryCaseId: id,
        customerId: input.customerId,
        data: { currency: input.currency },
      },
    ]);
    return id;
  }
}
