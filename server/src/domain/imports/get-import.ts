import { parseId } from "@dunlin/contract/ids.ts";
import type { ImportResult } from "@dunlin/contract/imports.ts";
import type { Context } from "#server/context.ts";
import { LISTED_REJECTIONS, toImportResult } from "#server/domain/imports/import.ts";
import { Refusal } from "#server/refusal.ts";

/** How an import goes, with the first lines that it did not take. */
export async function getImport(ctx: Context, input: { id: string }): Promise<ImportResult> {
  const id = parseId(input.id);
  const row = await ctx.db
    .selectFrom("imports")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw new Refusal("not_found", "There is no such import.");
  const rejected = await ctx.db
    .selectFrom("import_rejections")
    .select(["line", "column_name as column", "reason"])
    .where("import_id", "=", id)
    .orderBy("line")
    .limit(LISTED_REJECTIONS)
    .execute();
  return toImportResult(row, rejected);
}
