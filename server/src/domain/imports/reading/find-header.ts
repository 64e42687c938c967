import { missingFields } from "./columns.ts";
import type { Mapping } from "./layout.ts";
import { matchHeader } from "./match-header.ts";
import { parseCells } from "./parse-cells.ts";
import { tidyCell } from "./reading.ts";
import type { Line } from "./line.ts";
import { splitRecords } from "./split-records.ts";

/** The line that looks most like a header, read with one delimiter. */
export type HeaderFound = {
  delimiter: string;
  line: number;
  columns: string[];
  mapping: Mapping;
  /** The lines above it, each as one text. */
  titles: string[];
  /** Fields that have a column, and the most cells that any line has with this delimiter. */
  fields: number;
  widest: number;
};

const DELIMITERS = [",", ";", "\t", "|"];
const FIRST_RECORDS = 50;

/** Header cells as they stand, without the empty ones at the end. */
function headerCells(cells: string[]): string[] {
  const columns = cells.map(tidyCell);
  while (columns.at(-1) === "") columns.pop();
  return columns;
}

function findWith(delimiter: string, lines: Line[], wished: Mapping): HeaderFound | null {
  const splitter = splitRecords(delimiter, 0);
  const raw = [...splitter.push(lines), ...splitter.end()].slice(0, FIRST_RECORDS);
  const records = parseCells(raw, delimiter).filter(({ broken }) => broken === null);
  const widest = Math.max(0, ...records.map(({ cells }) => cells.length));
  let best: HeaderFound | null = null;
  for (const [at, record] of records.entries()) {
    const columns = headerCells(record.cells);
    const mapping = matchHeader(columns, wished);
    const fields = Object.keys(mapping).length;
    if (best !== null && fields <= best.fields) continue;
    const titles = records.slice(0, at).map(({ cells }) => cells.join(" ").trim());
    best = { delimiter, line: record.line, columns, mapping, titles, fields, widest };
  }
  return best;
}

/** Finds the header and the delimiter together: the pair that explains most columns, or null. */
export function findHeader(lines: Line[], wished: Mapping): HeaderFound | null {
  const [first, ...rest] = lines;
  const told = /^"?sep=(.)"?$/.exec(first?.text ?? "")?.[1];
  const candidates = told === undefined ? DELIMITERS : [told];
  const found = candidates
    .map((delimiter) => findWith(delimiter, told === undefined ? lines : rest, wished))
    .filter((header) => header !== null);
  const rank = ({ mapping, fields, widest }: HeaderFound): number =>
    (missingFields(mapping, true).length === 0 ? 1_000_000 : 0) +
    fields * 1000 +
    Math.min(widest, 999);
  return found.sort((one, other) => rank(other) - rank(one))[0] ?? null;
}
