import { createRequire } from "node:module";
import Sheet from "pdfkit";
import type { Face } from "#server/providers/letter/paper/type-styles.ts";

type Run = { glyphs: unknown[]; positions: object[]; advanceWidth: number };

/** A font that has been read, as pdfkit keeps and takes it. */
export type ParsedFont = {
  characterSet: readonly number[];
  glyphForCodePoint(codePoint: number): unknown;
  hasGlyphForCodePoint(codePoint: number): boolean;
  layout(text: string): Run;
};

const require = createRequire(import.meta.url);
const FILES: Readonly<Record<Face, string>> = {
  regular:
    require.resolve("@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf"),
  semibold:
    require.resolve("@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf"),
};

const opened = new Map<Face, ParsedFont>();

/** The font of a face, read once per process: reading takes longer than setting a letter. */
export function openFont(face: Face): ParsedFont {
  const known = opened.get(face);
  if (known !== undefined) return known;
  const font = rememberWords(readFont(FILES[face]));
  opened.set(face, font);
  return font;
}

/** Signs that are drawn alike, as the one that names have: not the micro sign, not ﬀ in one. */
const MEANT = "μ ff fi fl ffi ffl";

function readFont(path: string): ParsedFont {
  const sheet: unknown = new Sheet({ autoFirstPage: false, font: path });
  const { _font: current } = sheet as { _font: { font: ParsedFont } };
  const { font } = current;
  // A glyph remembers the first characters that it was asked for; asked for all in one order, it
  // does not depend on earlier letters.
  font.layout(MEANT);
  for (const codePoint of font.characterSet) {
    font.glyphForCodePoint(codePoint);
  }
  return font;
}

const WORDS_MAX = 4_000;

/** The same font, which shapes the words that letters have in common once. */
function rememberWords(font: ParsedFont): ParsedFont {
  const words = new Map<string, Run>();
  function layout(text: string): Run {
    const run = words.get(text) ?? font.layout(text);
    if (words.size >= WORDS_MAX) words.clear();
    words.set(text, run);
    // Copies, because pdfkit writes its own units into the positions.
    const { glyphs, positions, advanceWidth } = run;
    return { glyphs, positions: positions.map((position) => ({ ...position })), advanceWidth };
  }
  return Object.create(font, { layout: { value: layout } }) as ParsedFont;
}
