import type { InputOf } from "@dunlin/contract/endpoint.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import type { Page } from "@dunlin/contract/page.ts";
import type { listWorkItems as promise, WorkItem } from "@dunlin/contract/work-items.ts";
import type { Context } from "#server/context.ts";
import { toWorkItem } from "#server/domain/work-items/work-item.ts";
import { readPage } from "#server/platform/database/read-page.ts";

/** Lists what needs a person, newest first. */
export async function listWorkItems(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<Page<WorkItem>> {
  let query = ctx.db.selectFrom("work_items").selectAll();
  if (input.kind) query = query.where("kind", "=", input.kind);
  if (input.customerId) query = query.where("customer_id", "=", parseId(input.customerId));
  if (input.isOpen !== undefined) {
    query = query.where("closed_at", input.isOpen ? "is" : "is not", null);
  }
  const page = await readPage(query, input, { table: "work_items" });
  return { data: page.data.map(toWorkItem), hasMore: page.hasMore };
}
