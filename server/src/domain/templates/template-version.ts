import type { TemplateSource } from "#server/domain/templates/built-in-templates.ts";
import { digestId } from "#server/platform/digest.ts";

const IDS = new WeakMap<TemplateSource, string>();

/** The id of a template's words: the same words have the same id for ever. */
export function templateId(source: TemplateSource): string {
  let id = IDS.get(source);
  if (id === undefined) {
    id = digestId([source.subject, source.text, source.html]);
    IDS.set(source, id);
  }
  return id;
}
