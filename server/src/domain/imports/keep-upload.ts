import { formatId } from "@dunlin/contract/ids.ts";
import type { ImportResult } from "@dunlin/contract/imports.ts";
import type { OutboundContext } from "#server/context.ts";
import { checkHead } from "#server/domain/imports/check-head.ts";
import { getImport } from "#server/domain/imports/get-import.ts";
import type { LayoutWishes } from "#server/domain/imports/reading/layout.ts";
import type { Spool } from "#server/platform/spool.ts";

/** Keeps a large file in pieces together with the job that will take it, all or nothing. */
export async function keepUpload(
  ctx: OutboundContext,
  input: { upload: Spool; wishes: LayoutWishes },
): Promise<ImportResult> {
  const { upload, wishes } = input;
  await checkHead(async function* head() {
    yield* upload.head;
  }, wishes);
  return await ctx.transact(async (inside) => {
    const organizationId = inside.organizationId;
    const importId = inside.newId();
    await inside.db
      .insertInto("imports")
      .values({
        organization_id: organizationId,
        id: importId,
        status: "waiting",
        wishes: JSON.stringify(wishes),
        bytes: BigInt(upload.bytes),
        created_at: inside.now(),
      })
      .execute();
    let number = 0;
    for await (const content of upload.read()) {
      number += 1;
      await inside.db
        .insertInto("import_chunks")
        .values({ organization_id: organizationId, import_id: importId, number, content })
        .execute();
    }
    await inside.enqueue("run-import", { organizationId, importId });
    return await getImport(inside, { id: formatId("import", importId) });
  });
}
