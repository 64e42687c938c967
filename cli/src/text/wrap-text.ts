import { graphemesOf, textWidth } from "#cli/text/text-width.ts";

/** Breaks a text at spaces into lines of that many columns; only a word longer than a line is cut. */
export function wrapText(text: string, width: number | null): string[] {
  const paragraphs = text.split("\n");
  return width === null ? paragraphs : paragraphs.flatMap((each) => wrapParagraph(each, width));
}

function wrapParagraph(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((each) => cutWord(each, width))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (textWidth(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function cutWord(word: string, width: number): string[] {
  if (textWidth(word) <= width) return [word];
  const parts = [""];
  for (const letter of graphemesOf(word)) {
    const longer = parts.at(-1)! + letter;
    if (textWidth(longer) <= width || parts.at(-1) === "") parts[parts.length - 1] = longer;
    else parts.push(letter);
  }
  return parts;
}
