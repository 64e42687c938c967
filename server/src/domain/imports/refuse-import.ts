import type { Context } from "#server/context.ts";
import type { StoredRefusal } from "#server/domain/imports/import.ts";
import type { Refusal } from "#server/refusal.ts";

/** Ends an import whose file cannot be read: nothing was taken, its bytes are dropped, the reason stays. */
export async function refuseImport(
  ctx: Context,
  input: { importId: string; refusal: Refusal },
): Promise<void> {
  const refusal: StoredRefusal = {
    detail: input.refusal.message,
    evidence: input.refusal.evidence,
  };
  const { numUpdatedRows } = await ctx.db
    .updateTable("imports")
    .set({ status: "refused", refusal: JSON.stringify(refusal), finished_at: ctx.now() })
    .where("id", "=", input.importId)
    .where("status", "=", "waiting")
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  await ctx.db.deleteFrom("import_chunks").where("import_id", "=", input.importId).execute();
}
