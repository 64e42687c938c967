import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import {
  type ImportRow,
  isRejected,
  type RejectedRow,
} from "#server/domain/imports/reading/import-row.ts";
import type { Layout } from "#server/domain/imports/reading/layout.ts";
import { takeRows } from "#server/domain/imports/take-rows.ts";

/**
 * Takes the next lines of a running import, with what became of them, all or nothing. Imports of an
 * organization wait for one another; an import that another worker has carried on is an error.
 */
export async function takeLines(
  ctx: Context,
  input: {
    importId: string;
    /** How many lines are done already. */
    from: number;
    lines: readonly (ImportRow | RejectedRow)[];
    layout: Layout;
  },
): Promise<void> {
  const one = `import ${ctx.organizationId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${one}, 0))`.execute(ctx.db);
  const { importId, lines } = input;
  const before = await ctx.db
    .selectFrom("imports")
    .select(["status", "lines"])
    .where("id", "=", importId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (before.status !== "running" || before.lines !== input.from) {
    throw new Error(`Import ${importId} was carried on by another worker.`);
  }
  const rows = lines.filter((line): line is ImportRow => !isRejected(line));
  const outcome = await takeRows(ctx, { rows, layout: input.layout });
  await keepRejections(ctx, importId, [...lines.filter(isRejected), ...outcome.rejected]);
  await ctx.db
    .updateTable("imports")
    .set((given) => ({
      lines: input.from + lines.length,
      taken: given("taken", "+", outcome.taken),
      unchanged: given("unchanged", "+", outcome.unchanged),
    }))
    .where("id", "=", importId)
    .execute();
}

async function keepRejections(
  ctx: Context,
  importId: string,
  rejected: readonly RejectedRow[],
): Promise<void> {
  if (rejected.length === 0) return;
  await sql`
    insert into import_rejections (organization_id, import_id, line, column_name, reason)
    select ${ctx.organizationId}::uuid, ${importId}::uuid, given.*
      from unnest(
        ${rejected.map((each) => each.line)}::int[],
        ${rejected.map((each) => each.column)}::text[],
        ${rejected.map((each) => each.reason)}::text[]
      ) as given (line, column_name, reason)`.execute(ctx.db);
}
