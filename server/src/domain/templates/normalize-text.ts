const INVISIBLE = /[\u00AD\u200B\u200E\u200F\u2060\uFEFF]/g;

const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201A\u201B\u2032\u2039\u203A\u00B4`]/g, "'"],
  [/[\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, "-"],
  [/\u2026/g, "..."],
  [/[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g, " "],
];

/**
 * Writes quotes, dashes, ellipses and spaces in the plain form that the alphabet of text messages
 * has, and composes accents; every other character stays. Doing it twice changes nothing more.
 */
export function normalizeText(text: string): string {
  const composed = text.replace(INVISIBLE, "").normalize("NFC");
  return PLAIN.reduce((written, [marks, plain]) => written.replace(marks, plain), composed);
}
