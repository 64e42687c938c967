import { LONGEST_LINE, type Line } from "./line.ts";

export type LineSplitter = { push: (text: string) => Line[]; end: () => Line[] };

/** Splits text that comes in pieces at CRLF, LF and CR, numbering lines from 1; holds one line. */
export function splitLines(): LineSplitter {
  let number = 0;
  let carry = "";
  let tooLong = false;
  let heldReturn = false;

  const add = (part: string): void => {
    if (carry.length + part.length > LONGEST_LINE) tooLong = true;
    if (tooLong) carry = (carry + part).slice(0, LONGEST_LINE);
    else carry += part;
  };
  const take = (): Line => {
    const line = { number: (number += 1), text: carry, tooLong };
    carry = "";
    tooLong = false;
    return line;
  };
  const push = (text: string): Line[] => {
    let fresh = heldReturn ? `\r${text}` : text;
    // A CR at the end of a piece may be half of a CRLF.
    heldReturn = fresh.endsWith("\r");
    if (heldReturn) fresh = fresh.slice(0, -1);
    const parts = fresh.includes("\r") ? fresh.split(/\r\n|\n|\r/) : fresh.split("\n");
    const lines: Line[] = [];
    for (let at = 0; at < parts.length; at += 1) {
      if (at > 0) lines.push(take());
      add(parts[at] ?? "");
    }
    return lines;
  };
  const end = (): Line[] => {
    const ended = heldReturn;
    heldReturn = false;
    return ended || carry !== "" ? [take()] : [];
  };
  return { push, end };
}
