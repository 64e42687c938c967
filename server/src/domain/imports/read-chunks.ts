import type { OutboundContext } from "#server/context.ts";

/** Reads a kept file from its beginning, one piece at a time and none of them twice in memory. */
export async function* readChunks(
  ctx: OutboundContext,
  input: { importId: string },
): AsyncGenerator<Uint8Array> {
  for (let number = 1; ; number += 1) {
    const chunk = await ctx.transact((inside) =>
      inside.db
        .selectFrom("import_chunks")
        .select("content")
        .where("import_id", "=", input.importId)
        .where("number", "=", number)
        .executeTakeFirst(),
    );
    if (!chunk) return;
    yield chunk.content;
  }
}
