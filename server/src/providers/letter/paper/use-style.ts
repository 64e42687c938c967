import { openFont } from "#server/providers/letter/paper/letter-fonts.ts";
import type { TextStyle } from "#server/providers/letter/paper/type-styles.ts";

/** Takes up the font and size of a style for what is measured or printed next. */
export function useStyle(sheet: PDFKit.PDFDocument, style: TextStyle): PDFKit.PDFDocument {
  // pdfkit takes a font that it has read before; its types know only files.
  const font = openFont(style.face) as unknown as Uint8Array;
  return sheet.font(font, style.face, style.size);
}
