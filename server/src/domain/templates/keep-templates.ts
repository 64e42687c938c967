import type { Context } from "#server/context.ts";
import type { TemplateSource } from "#server/domain/templates/built-in-templates.ts";
import { templateId } from "#server/domain/templates/template-version.ts";

export type UsedTemplate = { source: TemplateSource; tone: string; language: string };

/** Keeps the words that messages are about to be sent with, so that they can be shown again for ever. */
export async function keepTemplates(ctx: Context, used: readonly UsedTemplate[]): Promise<void> {
  const versions = new Map(used.map((each) => [templateId(each.source), each]));
  if (versions.size === 0) return;
  await ctx.db
    .insertInto("template_versions")
    .values(
      [...versions].map(([id, { source, tone, language }]) => ({
        organization_id: ctx.organizationId,
        id,
        tone,
        language,
        ...source,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
