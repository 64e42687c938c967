/** Takes out of a template's value what WhatsApp refuses there: line breaks, tabs, many spaces. */
export function flattenVariable(value: string): string {
  return value.replaceAll(/[\r\n\t]+| {4,}/g, " ");
}
