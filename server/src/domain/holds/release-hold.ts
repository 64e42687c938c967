import { parseId } from "@dunlin/contract/ids.ts";
import type { Hold } from "@dunlin/contract/recovery.ts";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { toHold } from "#server/domain/holds/hold.ts";
import { lockCases } from "#server/domain/recovery-cases/lock-cases.ts";
import { wakeCases } from "#server/domain/recovery-cases/wake-cases.ts";
import { Refusal } from "#server/refusal.ts";

/** Ends a hold now; the customer's cases are decided anew. */
export async function releaseHold(ctx: Context, input: { id: string }): Promise<Hold> {
  const row = await ctx.db
    .selectFrom("holds")
    .selectAll()
    .where("id", "=", parseId(input.id))
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal("not_found", "There is no such hold.");
  if (row.released_at !== null)
    throw new Refusal("not_possible_now", "The hold is released already.");
  const cases = await lockCases(ctx, row.customer_id);
  await ctx.db
    .updateTable("holds")
    .set({ released_at: ctx.now() })
    .where("id", "=", row.id)
    .execute();
  await recordEvents(
    ctx,
    (cases.length > 0 ? cases : [null]).map((recoveryCaseId) => ({
      type: "hold.released",
      recoveryCaseId,
      customerId: row.customer_id,
      subjectId: row.id,
    })),
  );
  await wakeCases(ctx, cases);
  return toHold({ ...row, released_at: ctx.now() });
}
