import type { PostalLetter } from "#server/providers/letter/letter.ts";
import { cleanText } from "#server/providers/letter/paper/clean-text.ts";
import { lowerMark, type Mark, type Measure } from "#server/providers/letter/paper/marks.ts";
import {
  BODY_TOP,
  FOLD_MARKS,
  INFO_COLUMN,
  LABELS,
  LETTERHEAD_TOP,
  LOWEST_REFERENCE,
  placeAddress,
  RECIPIENT,
  REFERENCES_TOP,
  RETURN_LINE,
  VALUES,
} from "#server/providers/letter/paper/page-geometry.ts";
import { nameCountry } from "#server/providers/letter/paper/name-country.ts";
import { setLines, type Column } from "#server/providers/letter/paper/set-lines.ts";
import {
  RECIPIENT_STYLES,
  STYLES,
  type TextStyle,
} from "#server/providers/letter/paper/type-styles.ts";

/** What stands above the words of the first page, and where these begin. */
export type LetterHead = { marks: Mark[]; bodyTop: number };

/**
 * Sets letterhead, return line, address, date, references and fold marks; throws where the address
 * or the references do not fit.
 */
export function setHead(letter: PostalLetter, measure: Measure): LetterHead {
  const info = setInfoColumn(letter, measure);
  if (info.bottom > LOWEST_REFERENCE) {
    throw new Error("The references take more than half of the page");
  }
  const marks = [
    ...info.marks,
    ...setReturnLine(letter.sender, measure),
    ...setRecipient(letter, measure),
    ...FOLD_MARKS.y.map((y): Mark => ({
      kind: "rule",
      x: FOLD_MARKS.x,
      y,
      width: FOLD_MARKS.width,
      weight: 0.4,
    })),
  ];
  return { marks, bodyTop: Math.max(BODY_TOP.first, info.bottom + 8) };
}

const NO_BREAK = "\u00a0";

function setRecipient({ recipient, language }: PostalLetter, measure: Measure): Mark[] {
  const { name, addressLines, country } = recipient;
  const abroad = country === null ? [] : [nameCountry(country, language)];
  const lines = [name, ...addressLines, ...abroad].join("\n");
  for (const style of RECIPIENT_STYLES) {
    const { marks, height } = setLines(lines, style, { ...RECIPIENT, measure });
    const top = placeAddress(height);
    if (top !== null) return marks.map((mark) => lowerMark(mark, top));
  }
  throw new Error("The address is longer than the window of an envelope");
}

function setReturnLine(sender: PostalLetter["sender"], measure: Measure): Mark[] {
  const parts = [sender.name, ...sender.addressLines].map(cleanText).filter((part) => part !== "");
  const line = parts.map((part) => part.replaceAll(/\s/g, NO_BREAK)).join(`${NO_BREAK}· `);
  const { marks, height } = setLines(line, STYLES.returnLine, { ...RETURN_LINE, measure });
  return marks.map((mark) => lowerMark(mark, RETURN_LINE.bottom - height));
}

function setInfoColumn(letter: PostalLetter, measure: Measure): { marks: Mark[]; bottom: number } {
  const { sender, date, references } = letter;
  const marks: Mark[] = [];
  let y = LETTERHEAD_TOP;
  function add(text: string, style: TextStyle, column: Column = INFO_COLUMN): number {
    const set = setLines(text, style, { ...column, measure });
    marks.push(...set.marks.map((mark) => lowerMark(mark, y)));
    return set.height;
  }
  y += add(sender.name, isLong(sender.name, measure) ? STYLES.longName : STYLES.name) + 0.8;
  for (const line of [...sender.addressLines, ...sender.contactLines]) {
    y += add(line, STYLES.letterheadLine);
  }
  y = Math.max(REFERENCES_TOP, y + 6);
  y += add(date, STYLES.infoValue) + 1;
  for (const [label, value] of references) {
    const labelHeight = add(label, STYLES.infoLabel, LABELS);
    y += Math.max(labelHeight, add(value, STYLES.infoValue, VALUES));
  }
  return { marks, bottom: y };
}

function isLong(name: string, measure: Measure): boolean {
  return measure(cleanText(name), STYLES.name) > 1.6 * INFO_COLUMN.width;
}
