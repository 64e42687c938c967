import { buffer } from "node:stream/consumers";
import Sheet from "pdfkit";
import type { PostalLetter } from "#server/providers/letter/letter.ts";
import { cleanText } from "#server/providers/letter/paper/clean-text.ts";
import { drawMarks } from "#server/providers/letter/paper/draw-marks.ts";
import { layOutLetter } from "#server/providers/letter/paper/lay-out-letter.ts";
import { openFont } from "#server/providers/letter/paper/letter-fonts.ts";
import type { Mark } from "#server/providers/letter/paper/marks.ts";
import { MM_PER_POINT } from "#server/providers/letter/paper/page-geometry.ts";
import { useStyle } from "#server/providers/letter/paper/use-style.ts";

/**
 * Sets a letter as a PDF of A4 pages, the same bytes for the same letter. Throws where it cannot be
 * printed in full: signs that the font does not have, an address larger than the window.
 */
export async function typesetLetter(letter: PostalLetter): Promise<Uint8Array> {
  const sheet = openSheet(letter);
  const pages = layOutLetter(
    letter,
    (text, style) => useStyle(sheet, style).widthOfString(text) * MM_PER_POINT,
  );
  pages.flat().forEach(checkSigns);
  for (const marks of pages) {
    sheet.addPage();
    drawMarks(sheet, marks);
  }
  sheet.end();
  return buffer(sheet);
}

function openSheet(letter: PostalLetter) {
  const createdAt = new Date(`${letter.datedOn}T00:00:00Z`);
  if (Number.isNaN(createdAt.getTime())) {
    throw new Error(`Not a day: ${letter.datedOn}`);
  }
  return new Sheet({
    size: "A4",
    margin: 0,
    autoFirstPage: false,
    font: "",
    pdfVersion: "1.7",
    lang: letter.language,
    displayTitle: true,
    info: {
      Title: cleanText(letter.subject),
      Author: cleanText(letter.sender.name),
      Creator: "Dunlin",
      CreationDate: createdAt,
      ModDate: createdAt,
    },
  });
}

function checkSigns(mark: Mark): void {
  if (mark.kind !== "text") return;
  const font = openFont(mark.style.face);
  for (const sign of mark.text) {
    if (!font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0)) {
      throw new Error(`The font of letters has no sign for ${JSON.stringify(sign)}`);
    }
  }
}
