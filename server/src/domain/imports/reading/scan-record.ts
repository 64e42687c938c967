import { MOST_LINES, type Line } from "./line.ts";

/** How far the record that starts a list of lines reaches, with the cells it has. */
export type Scan = {
  state: "closed" | "open" | "broken";
  /** Physical lines taken. */
  lines: number;
  /** Cells, and the last of them that is not blank, counted from 1. */
  cells: number;
  filled: number;
  /** The cell, from 0, in which the last quote opened. */
  quotedCell: number;
};

type Walk = { quoted: boolean; cell: number; filled: number; quotedCell: number };

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === " ") at += 1;
  return at;
}

/** Walks to the end of the line, or to a closing quote followed by what may not follow it. */
function walkLine(text: string, delimiter: string, walk: Walk): Scan["state"] {
  let at = 0;
  for (;;) {
    if (walk.quoted) {
      const quote = text.indexOf('"', at);
      if (quote < 0) return "open";
      at = quote + 1;
      if (text[at] === '"') {
        at += 1;
        continue;
      }
      at = skipSpaces(text, at);
      if (at < text.length && text[at] !== delimiter) return "broken";
      walk.quoted = false;
    } else {
      const start = skipSpaces(text, at);
      if (text[start] === '"') {
        walk.quoted = true;
        walk.quotedCell = walk.cell;
        walk.filled = walk.cell + 1;
        at = start + 1;
        continue;
      }
      const next = text.indexOf(delimiter, at);
      at = next < 0 ? text.length : next;
      if (start < at) walk.filled = walk.cell + 1;
    }
    if (at >= text.length) return "closed";
    walk.cell += 1;
    at += 1;
  }
}

/** Follows the quotes from `lines[from]` until its record closes, breaks, or the lines run out. */
export function scanRecord(lines: Line[], from: number, delimiter: string): Scan {
  const walk: Walk = { quoted: false, cell: 0, filled: 0, quotedCell: 0 };
  let state: Scan["state"] = "open";
  let at = from;
  for (; at < from + MOST_LINES && state === "open"; at += 1) {
    const line = lines[at];
    if (line === undefined) break;
    state = line.tooLong ? "broken" : walkLine(line.text, delimiter, walk);
  }
  const { filled, quotedCell } = walk;
  return { state, lines: at - from, cells: walk.cell + 1, filled, quotedCell };
}
