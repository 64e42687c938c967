import { chooseLanguage } from "./languages.ts";

/** Which approved template is meant by a tone and wanted languages; a legal tone speaks as escalation. */
export function approvalKey(tone: string, wanted: readonly (string | null)[]): string {
  return `${tone === "legal" ? "escalation" : tone} ${chooseLanguage(wanted)}`;
}
