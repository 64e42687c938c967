import type { Context } from "#server/context.ts";
import type { TemplateSource } from "#server/domain/templates/built-in-templates.ts";

/** The words that messages were sent with, by their ids. */
export async function findTemplates(
  ctx: Context,
  ids: readonly string[],
): Promise<Map<string, TemplateSource>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("template_versions")
    .select(["id", "subject", "text", "html"])
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, ...source }) => [id, source]));
}
