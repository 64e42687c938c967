import type { InputOf } from "@dunlin/contract/endpoint.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import type { Page } from "@dunlin/contract/page.ts";
import type { Hold, listHolds as promise } from "@dunlin/contract/recovery.ts";
import type { Context } from "#server/context.ts";
import { toHold } from "#server/domain/holds/hold.ts";
import { readPage } from "#server/platform/database/read-page.ts";

/** Lists holds, newest first, the ended ones too. */
export async function listHolds(ctx: Context, input: InputOf<typeof promise>): Promise<Page<Hold>> {
  let query = ctx.db.selectFrom("holds").selectAll();
  if (input.customerId) query = query.where("customer_id", "=", parseId(input.customerId));
  const page = await readPage(query, input, { table: "holds" });
  return { data: page.data.map(toHold), hasMore: page.hasMore };
}
