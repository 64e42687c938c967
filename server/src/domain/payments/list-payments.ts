import type { InputOf } from "@dunlin/contract/endpoint.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import type { listPayments as promise, Payment } from "@dunlin/contract/ledger.ts";
import type { Page } from "@dunlin/contract/page.ts";
import type { Context } from "#server/context.ts";
import { toPayments } from "#server/domain/payments/payment.ts";
import { readPage } from "#server/platform/database/read-page.ts";

/** Lists payments, newest first. */
export async function listPayments(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<Page<Payment>> {
  let query = ctx.db.selectFrom("payments").selectAll();
  if (input.customerId) query = query.where("customer_id", "=", parseId(input.customerId));
  const page = await readPage(query, input, { table: "payments" });
  return { data: await toPayments(ctx, page.data), hasMore: page.hasMore };
}
