import type { ImportResult, Rejection } from "@dunlin/contract/imports.ts";
import type { OutboundContext } from "#server/context.ts";
import { compareRows } from "#server/domain/imports/compare-rows.ts";
import {
  BATCH_LINES,
  batchesOf,
  describeLayout,
  LISTED_REJECTIONS,
} from "#server/domain/imports/import.ts";
import { learnFile } from "#server/domain/imports/learn-file.ts";
import { type ImportRow, isRejected } from "#server/domain/imports/reading/import-row.ts";
import type { LayoutWishes } from "#server/domain/imports/reading/layout.ts";
import { readRows } from "#server/domain/imports/reading/read-rows.ts";
import type { Spool } from "#server/platform/spool.ts";

/** Tells what an import of a file would do, and only reads: nothing of it stays. */
export async function tryUpload(
  ctx: OutboundContext,
  input: { upload: Spool; wishes: LayoutWishes },
): Promise<ImportResult> {
  const layout = await learnFile(input.upload.read, input.wishes);
  const now = await ctx.transact(async (inside) => inside.now().toISOString());
  const counts = { taken: 0, unchanged: 0, rejectedCount: 0, linesRead: 0 };
  const rejected: Rejection[] = [];
  for await (const lines of batchesOf(readRows(input.upload.read, layout), BATCH_LINES)) {
    const rows = lines.filter((line): line is ImportRow => !isRejected(line));
    const compared = await ctx.transact((inside) =>
      compareRows(inside, { rows, layout, lock: false }),
    );
    const same = compared.filter((each) => each.kind === "unchanged").length;
    const refused = [
      ...lines.filter(isRejected),
      ...compared.flatMap((each) => (each.kind === "rejected" ? [each.rejected] : [])),
    ].sort((left, right) => left.line - right.line);
    rejected.push(...refused.slice(0, LISTED_REJECTIONS - rejected.length));
    counts.linesRead += lines.length;
    counts.unchanged += same;
    counts.rejectedCount += refused.length;
    counts.taken += lines.length - same - refused.length;
  }
  return {
    id: null,
    status: "done",
    ...counts,
    rejected,
    ...describeLayout(layout),
    createdAt: now,
    finishedAt: now,
  };
}
