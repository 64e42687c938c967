import type { Context } from "#server/context.ts";

/** Notes what sending taught about addresses: good ones arrive, bad ones never will, whatever arrived before. */
export async function markQuality(
  ctx: Context,
  input: { ids: readonly string[]; quality: "good" | "bad" },
): Promise<void> {
  if (input.ids.length === 0) return;
  await ctx.db
    .updateTable("contact_points")
    .set({ quality: input.quality })
    .where("id", "in", input.ids)
    .where("quality", "in", input.quality === "good" ? ["unverified"] : ["unverified", "good"])
    .execute();
}
