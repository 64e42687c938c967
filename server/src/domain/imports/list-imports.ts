import type { InputOf } from "@dunlin/contract/endpoint.ts";
import type { ImportResult, listImports as promise } from "@dunlin/contract/imports.ts";
import type { Page } from "@dunlin/contract/page.ts";
import type { Context } from "#server/context.ts";
import { toImportResult } from "#server/domain/imports/import.ts";
import { readPage } from "#server/platform/database/read-page.ts";

/** Lists imports, newest first, with how many lines each rejected; the lines are listed by the import itself. */
export async function listImports(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<Page<ImportResult>> {
  const page = await readPage(ctx.db.selectFrom("imports").selectAll(), input, {
    table: "imports",
  });
  return { data: page.data.map((row) => toImportResult(row, [])), hasMore: page.hasMore };
}
