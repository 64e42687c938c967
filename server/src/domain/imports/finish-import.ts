import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { markLedgerFresh } from "#server/domain/organizations/mark-ledger-fresh.ts";

/** Ends a running import: its bytes are dropped and the ledger counts as fresh, unless every line was rejected. */
export async function finishImport(ctx: Context, input: { importId: string }): Promise<void> {
  const ended = await ctx.db
    .updateTable("imports")
    .set({ status: "done", finished_at: ctx.now() })
    .where("id", "=", input.importId)
    .where("status", "=", "running")
    .returning(["taken", "unchanged", "lines"])
    .executeTakeFirst();
  if (!ended) return;
  const { taken, unchanged, lines } = ended;
  await ctx.db.deleteFrom("import_chunks").where("import_id", "=", input.importId).execute();
  if (taken + unchanged > 0) await markLedgerFresh(ctx);
  if (taken === 0) return;
  await recordEvents(ctx, [
    {
      type: "import.finished",
      subjectId: input.importId,
      data: { taken, unchanged, rejected: lines - taken - unchanged },
    },
  ]);
}
