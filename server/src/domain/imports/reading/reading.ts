/** What became of one cell: its value, or the problem in words that quote it. */
export type Reading<T> = { value: T } | { problem: string };

const LONGEST_QUOTE = 40;

/** Quotes a cell for a person, shortened to forty characters. */
export function quoteCell(text: string): string {
  const characters = text.length > LONGEST_QUOTE ? [...text] : [];
  const cut = characters.length > LONGEST_QUOTE;
  return `"${cut ? `${characters.slice(0, LONGEST_QUOTE - 1).join("")}…` : text}"`;
}

/** A cell as one line: no control characters, each run of white space one plain space. */
export function tidyCell(text: string): string {
  return /[^\x20-\x7e\u00a1-\u1fff]|^ | $|  /.test(text)
    ? text.replace(/[\s\p{Cc}\u200b\u2060\ufeff]+/gu, " ").trim()
    : text;
}

/** A word as it is compared: lower case, without accents and punctuation, ß as ss. */
export function foldWord(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Remembers the answers for the last few thousand distinct texts, for cells that repeat. */
export function remember<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const answer = known.get(text);
    if (answer !== undefined) return answer;
    if (known.size >= 4096) known.clear();
    const fresh = read(text);
    known.set(text, fresh);
    return fresh;
  };
}
