import type { InputOf } from "@dunlin/contract/endpoint.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import type { listCreditNotes as promise, CreditNote } from "@dunlin/contract/ledger.ts";
import type { Page } from "@dunlin/contract/page.ts";
import type { Context } from "#server/context.ts";
import { toCreditNotes } from "#server/domain/credit-notes/credit-note.ts";
import { readPage } from "#server/platform/database/read-page.ts";

/** Lists credit notes, newest first. */
export async function listCreditNotes(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<Page<CreditNote>> {
  let query = ctx.db.selectFrom("credit_notes").selectAll();
  if (input.customerId) query = query.where("customer_id", "=", parseId(input.customerId));
  const page = await readPage(query, input, { table: "credit_notes" });
  return { data: await toCreditNotes(ctx, page.data), hasMore: page.hasMore };
}
