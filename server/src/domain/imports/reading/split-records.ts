import { LONGEST_LINE, type Line, MOST_LINES } from "./line.ts";
import { scanRecord } from "./scan-record.ts";

/** The whole text of one record, or where and why a line cannot be one. */
export type RawRecord =
  | { line: number; text: string; broken: null }
  | { line: number; text: string; broken: { cell: number; reason: string } };

export type RecordSplitter = { push: (lines: Line[]) => RawRecord[]; end: () => RawRecord[] };

const UNTERMINATED = "a quotation mark opens here and is not closed properly";

function brokenAt(line: Line, cell: number, reason: string): RawRecord {
  return { line: line.number, text: line.text, broken: { cell, reason } };
}

function damage(line: Line, delimiter: string): RawRecord | null {
  const at = line.text.search(/[\0\ufffd]/);
  if (at < 0) return null;
  const cell = line.text.slice(0, at).split(delimiter).length - 1;
  const what = line.text[at] === "\0" ? "a NUL byte" : "a character that could not be read";
  return brokenAt(line, cell, `the line holds ${what}`);
}

/**
 * Groups lines into records of `columns` cells (0 when unknown). A quote that never closes, or
 * closes senselessly, costs only the line on which it starts: the next line is read afresh.
 */
export function splitRecords(delimiter: string, columns: number): RecordSplitter {
  let queue: Line[] = [];

  const next = (from: number, ended: boolean): { record: RawRecord | null; lines: number } => {
    const line = queue[from] as Line;
    if (line.tooLong) {
      const reason = `the line is longer than ${LONGEST_LINE} characters`;
      return { record: brokenAt(line, 0, reason), lines: 1 };
    }
    if (!line.text.includes('"')) {
      const record = damage(line, delimiter) ?? {
        line: line.number,
        text: line.text,
        broken: null,
      };
      return { record: line.text.trim() === "" ? null : record, lines: 1 };
    }
    const scan = scanRecord(queue, from, delimiter);
    if (scan.state === "open" && scan.lines < MOST_LINES && !ended)
      return { record: null, lines: 0 };
    const misfit = columns > 0 && (scan.cells < columns || scan.filled > columns);
    if (scan.state !== "closed" || (scan.lines > 1 && misfit)) {
      return { record: brokenAt(line, scan.quotedCell, UNTERMINATED), lines: 1 };
    }
    const parts = queue.slice(from, from + scan.lines);
    const damaged = parts.map((part) => damage(part, delimiter)).find((found) => found !== null);
    if (damaged) return { record: { ...damaged, line: line.number }, lines: scan.lines };
    const text = parts.map((part) => part.text).join("\n");
    return { record: { line: line.number, text, broken: null }, lines: scan.lines };
  };
  const drain = (ended: boolean): RawRecord[] => {
    const records: RawRecord[] = [];
    let from = 0;
    while (from < queue.length) {
      const { record, lines } = next(from, ended);
      if (lines === 0) break;
      if (record !== null) records.push(record);
      from += lines;
    }
    queue = from === 0 ? queue : queue.slice(from);
    return records;
  };
  return {
    push: (lines) => {
      for (const line of lines) queue.push(line);
      return lines.length === 0 ? [] : drain(false);
    },
    end: () => drain(true),
  };
}
