const GRAPHEMES = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Where an address on the web may be divided without a hyphen that somebody would type. */
const AFTER_A_JOINT = /(?<=[-/?&=._,;@–—])(?=[^/])/u;

/**
 * Breaks a text into lines of at most that width, at spaces; only a word that is wider than a line
 * is divided, and nothing is left out. Line feeds stay breaks, and no line is empty.
 */
export function breakLines(
  text: string,
  width: number,
  measure: (text: string) => number,
): string[] {
  const space = measure(" ");
  return text.split("\n").flatMap((line) => {
    const pieces = line
      .split(" ")
      .filter((word) => word !== "")
      .flatMap((word) => divideWord(word, { width, space, measure }));
    return fillLines(pieces, width, space);
  });
}

type Column = { width: number; space: number; measure: (text: string) => number };
type Piece = { text: string; width: number; isWordStart: boolean };

function divideWord(word: string, column: Column): Piece[] {
  const { width, space, measure } = column;
  // With its space, as it will be printed: so it is shaped once.
  const whole = measure(`${word} `) - space;
  if (whole <= width) {
    return [{ text: word, width: whole, isWordStart: true }];
  }
  return word
    .split(AFTER_A_JOINT)
    .flatMap((part) => (measure(part) <= width ? [part] : splitGraphemes(part)))
    .map((part, index) => ({ text: part, width: measure(part), isWordStart: index === 0 }));
}

function splitGraphemes(text: string): string[] {
  return [...GRAPHEMES.segment(text)].map(({ segment }) => segment);
}

function fillLines(pieces: readonly Piece[], width: number, space: number): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const piece of pieces) {
    const gap = piece.isWordStart && line !== "" ? space : 0;
    if (line !== "" && used + gap + piece.width > width) {
      lines.push(line);
      line = "";
      used = 0;
    }
    const joint = gap > 0 && line !== "" ? " " : "";
    line += joint + piece.text;
    used += (joint === "" ? 0 : space) + piece.width;
  }
  return line === "" ? lines : [...lines, line];
}
