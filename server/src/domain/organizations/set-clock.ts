import type { Context } from "#server/context.ts";

/** Puts a sandbox's clock to an instant. */
export async function setClock(ctx: Context, input: { at: Date }): Promise<void> {
  await ctx.db
    .updateTable("organizations")
    .set({ clock_at: input.at })
    .where("id", "=", ctx.organizationId)
    .where("clock_at", "is not", null)
    .execute();
}
