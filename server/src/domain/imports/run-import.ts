import type { Context, OutboundContext } from "#server/context.ts";
import { finishImport } from "#server/domain/imports/finish-import.ts";
import { BATCH_LINES, batchesOf } from "#server/domain/imports/import.ts";
import { learnFile } from "#server/domain/imports/learn-file.ts";
import { readChunks } from "#server/domain/imports/read-chunks.ts";
import type { ImportRow, RejectedRow } from "#server/domain/imports/reading/import-row.ts";
import type { Layout, LayoutWishes } from "#server/domain/imports/reading/layout.ts";
import { readRows } from "#server/domain/imports/reading/read-rows.ts";
import { refuseImport } from "#server/domain/imports/refuse-import.ts";
import { takeLines } from "#server/domain/imports/take-lines.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * Takes a large file that was kept, some lines a transaction; stopped at any point, the next run
 * goes on behind the last line that was taken. A file that cannot be read is refused for good.
 */
export async function runImport(ctx: OutboundContext, input: { importId: string }): Promise<void> {
  const { importId } = input;
  const found = await ctx.transact((inside) => findUnfinished(inside, importId));
  if (!found) return;
  const source = () => readChunks(ctx, { importId });
  const layout = found.layout ?? (await learn(ctx, { importId, wishes: found.wishes }));
  if (!layout) return;
  let from = found.lines;
  const rest = skip(readRows(source, layout), from);
  for await (const lines of batchesOf(rest, BATCH_LINES)) {
    const start = from;
    await ctx.transact((inside) => takeLines(inside, { importId, from: start, lines, layout }));
    from += lines.length;
  }
  await ctx.transact((inside) => finishImport(inside, { importId }));
}

async function findUnfinished(
  ctx: Context,
  importId: string,
): Promise<{ layout: Layout | null; wishes: LayoutWishes; lines: number } | null> {
  const row = await ctx.db
    .selectFrom("imports")
    .select(["layout", "wishes", "lines"])
    .where("id", "=", importId)
    .where("status", "in", ["waiting", "running"])
    .executeTakeFirst();
  if (!row) return null;
  return {
    layout: row.layout as Layout | null,
    wishes: row.wishes as LayoutWishes,
    lines: row.lines,
  };
}

async function learn(
  ctx: OutboundContext,
  input: { importId: string; wishes: LayoutWishes },
): Promise<Layout | null> {
  const { importId } = input;
  try {
    const layout = await learnFile(() => readChunks(ctx, { importId }), input.wishes);
    await ctx.transact((inside) => start(inside, importId, layout));
    return layout;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await ctx.transact((inside) => refuseImport(inside, { importId, refusal: error }));
    return null;
  }
}

async function start(ctx: Context, importId: string, layout: Layout): Promise<void> {
  await ctx.db
    .updateTable("imports")
    .set({ status: "running", layout: JSON.stringify(layout) })
    .where("id", "=", importId)
    .where("status", "=", "waiting")
    .execute();
}

async function* skip(
  lines: AsyncIterable<ImportRow | RejectedRow>,
  count: number,
): AsyncGenerator<ImportRow | RejectedRow> {
  let passed = 0;
  for await (const line of lines) {
    passed += 1;
    if (passed > count) yield line;
  }
}
