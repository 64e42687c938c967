/**
 * Cuts what others wrote to a length and to what a database can keep: no control characters but tab
 * and line feed, and no half characters.
 */
export function cleanText(text: string, lengthMax: number): string {
  return text
    .replace(/[\0-\x08\x0b-\x1f\x7f]/g, "")
    .slice(0, lengthMax)
    .toWellFormed();
}
