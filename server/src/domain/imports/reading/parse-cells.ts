import { type Options, parse } from "csv-parse/sync";
import type { RawRecord } from "./split-records.ts";

/** The cells of one record, or why it has none. */
export type CellRecord =
  | { line: number; cells: string[]; broken: null }
  | { line: number; cells: string[]; broken: { cell: number; reason: string } };

function parseText(text: string, options: Options): string[][] | null {
  try {
    return parse(text, options) as unknown as string[][];
  } catch {
    return null;
  }
}

function withCells(record: RawRecord, cells: string[] | undefined): CellRecord {
  if (record.broken) return { line: record.line, cells: [], broken: record.broken };
  if (cells) return { line: record.line, cells, broken: null };
  const broken = { cell: 0, reason: "the quotation marks on this line do not make sense" };
  return { line: record.line, cells: [], broken };
}

/** Splits whole records into cells, many at a time; one that will not parse spoils no other. */
export function parseCells(records: RawRecord[], delimiter: string): CellRecord[] {
  const options: Options = {
    delimiter,
    record_delimiter: "\n",
    relax_quotes: true,
    relax_column_count: true,
    trim: true,
  };
  const whole = records.filter((record) => record.broken === null);
  const together = parseText(whole.map((record) => record.text).join("\n"), options);
  const cells =
    together?.length === whole.length
      ? together
      : whole.map((record) => {
          const alone = parseText(record.text, options);
          return alone?.length === 1 ? alone[0] : undefined;
        });
  let at = 0;
  return records.map((record) => withCells(record, record.broken ? undefined : cells[at++]));
}
