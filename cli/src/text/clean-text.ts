/** A text from elsewhere without what could steer a terminal or turn its words around. */
export function cleanText(text: string): string {
  return text.replaceAll(/(?!\n)[\p{Cc}\p{Bidi_Control}]/gu, "");
}
