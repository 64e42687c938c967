import { formatId } from "@dunlin/contract/ids.ts";
import type { ImportResult } from "@dunlin/contract/imports.ts";
import type { OutboundContext } from "#server/context.ts";
import { finishImport } from "#server/domain/imports/finish-import.ts";
import { getImport } from "#server/domain/imports/get-import.ts";
import { BATCH_LINES } from "#server/domain/imports/import.ts";
import { learnFile } from "#server/domain/imports/learn-file.ts";
import type { LayoutWishes } from "#server/domain/imports/reading/layout.ts";
import { readRows } from "#server/domain/imports/reading/read-rows.ts";
import { takeLines } from "#server/domain/imports/take-lines.ts";
import type { Spool } from "#server/platform/spool.ts";

/** Takes a whole small file in one transaction: every valid line of it, or nothing. */
export async function takeUpload(
  ctx: OutboundContext,
  input: { upload: Spool; wishes: LayoutWishes },
): Promise<ImportResult> {
  const { upload, wishes } = input;
  const layout = await learnFile(upload.read, wishes);
  const lines = await Array.fromAsync(readRows(upload.read, layout));
  return await ctx.transact(async (inside) => {
    const importId = inside.newId();
    await inside.db
      .insertInto("imports")
      .values({
        organization_id: inside.organizationId,
        id: importId,
        status: "running",
        wishes: JSON.stringify(wishes),
        layout: JSON.stringify(layout),
        bytes: BigInt(upload.bytes),
        created_at: inside.now(),
      })
      .execute();
    for (let from = 0; from < lines.length; from += BATCH_LINES) {
      const batch = lines.slice(from, from + BATCH_LINES);
      await takeLines(inside, { importId, from, lines: batch, layout });
    }
    await finishImport(inside, { importId });
    return await getImport(inside, { id: formatId("import", importId) });
  });
}
