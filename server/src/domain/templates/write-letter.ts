import type { LetterBlock, PostalLetter } from "#server/providers/letter/letter.ts";

/** What stands on the paper as plain text, from the date to the signature, for a reader at a screen. */
export function writeLetter(letter: PostalLetter): string {
  const { recipient, references, blocks } = letter;
  return [
    [recipient.name, ...recipient.addressLines].join("\n"),
    [letter.date, ...references.map((each) => each.join(" | "))].join("\n"),
    letter.subject,
    ...blocks.map(writeBlock),
    letter.signature,
  ].join("\n\n");
}

function writeBlock(block: LetterBlock): string {
  switch (block.kind) {
    case "paragraph":
      return block.text;
    case "table":
      return [block.columns.map(({ label }) => label), ...block.rows, ...block.totals]
        .map((cells) => cells.join(" | "))
        .join("\n");
    case "payment": {
      const link = block.link === null ? [] : [block.link.caption, block.link.url];
      return [block.heading, ...block.lines, ...link].join("\n");
    }
  }
}
