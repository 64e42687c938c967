const INVISIBLE = /\u00ad|[\u200b-\u200d]|\u2060|\ufe0f|\ufeff/g;
const UMLAUTS = new Map([
  ["ä", "ae"],
  ["ö", "oe"],
  ["ü", "ue"],
]);

/** A word in lower case without accents, ligatures and signs that nobody sees. */
export function foldLetters(word: string): string {
  return word
    .replace(INVISIBLE, "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae");
}

/** How a word may be typed, folded: an umlaut as its vowel alone or with an e. */
export function spellings(word: string): string[] {
  const written = word.normalize("NFC").toLowerCase();
  const spelled = written.replace(/[äöü]/g, (vowel) => UMLAUTS.get(vowel) ?? vowel);
  return [...new Set([foldLetters(written), foldLetters(spelled)])];
}
