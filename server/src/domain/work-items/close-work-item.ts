import type { InputOf } from "@dunlin/contract/endpoint.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import type { closeWorkItem as promise, WorkItem } from "@dunlin/contract/work-items.ts";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { toWorkItem } from "#server/domain/work-items/work-item.ts";
import { Refusal } from "#server/refusal.ts";

/** A person says that it has been seen to. */
export async function closeWorkItem(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<WorkItem> {
  const id = parseId(input.id);
  await assertNotSettledElsewhere(ctx, id);
  const row = await ctx.db
    .updateTable("work_items")
    .set({ closed_at: ctx.now(), closed_by: ctx.actor })
    .where("id", "=", id)
    .where("closed_at", "is", null)
    .returningAll()
    .executeTakeFirst();
  if (!row) {
    const known = await ctx.db
      .selectFrom("work_items")
      .select("id")
      .where("id", "=", id)
      .executeTakeFirst();
    if (!known) throw new Refusal("not_found", "There is no such work item.");
    throw new Refusal("not_possible_now", "It has been closed already.");
  }
  await recordEvents(ctx, [
    {
      type: "work-item.closed",
      recoveryCaseId: row.recovery_case_id,
      customerId: row.customer_id,
      subjectId: row.id,
      data: { kind: row.kind },
    },
  ]);
  return toWorkItem(row);
}

/** What is still open elsewhere would only be hidden by closing its item. */
const SETTLED_BY: Readonly<Record<string, string>> = {
  letter_to_post: "Mark the letter as posted, or place a hold that withdraws it.",
  unknown_outcome: "Settle the message: say whether it arrived.",
};

async function assertNotSettledElsewhere(ctx: Context, id: string): Promise<void> {
  const item = await ctx.db
    .selectFrom("work_items")
    .select("kind")
    .where("id", "=", id)
    .where("closed_at", "is", null)
    .executeTakeFirst();
  const way = item && SETTLED_BY[item.kind];
  if (way) throw new Refusal("not_possible_now", way);
}
