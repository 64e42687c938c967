import { parseId } from "@dunlin/contract/ids.ts";
import type { Payment } from "@dunlin/contract/ledger.ts";
import type { Context } from "#server/context.ts";
import { toPayments } from "#server/domain/payments/payment.ts";
import { Refusal } from "#server/refusal.ts";

/** One payment with where its money went. */
export async function getPayment(ctx: Context, input: { id: string }): Promise<Payment> {
  const row = await ctx.db
    .selectFrom("payments")
    .selectAll()
    .where("id", "=", parseId(input.id))
    .executeTakeFirst();
  if (!row) throw new Refusal("not_found", "There is no such payment.");
  return (await toPayments(ctx, [row]))[0]!;
}
