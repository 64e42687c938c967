/** Takes away what cannot be printed: controls, marks of direction and zero width, odd spaces. */
export function cleanText(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\r\n?|\u2028|\u2029/gu, "\n")
    .replace(/[\t\v\f\u2000-\u2006\u2008-\u200a\u205f\u3000]/gu, " ")
    .replace(/[^\P{Cc}\n]|[\p{Cf}\ufe00-\ufe0f]/gu, "");
}
