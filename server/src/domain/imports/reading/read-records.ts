import { decodeText } from "./decode-text.ts";
import type { ByteSource, Layout } from "./layout.ts";
import { type CellRecord, parseCells } from "./parse-cells.ts";
import { splitLines } from "./split-lines.ts";
import { splitRecords } from "./split-records.ts";

/** Reads the records below the header in batches, in the order of the file, in constant memory. */
export async function* readRecords(
  source: ByteSource,
  layout: Pick<Layout, "encoding" | "delimiter" | "columns" | "headerLine">,
): AsyncGenerator<CellRecord[]> {
  const { delimiter, columns, headerLine } = layout;
  const lines = splitLines();
  const records = splitRecords(delimiter, columns.length);
  for await (const { text } of decodeText(source, layout.encoding)) {
    const batch = records.push(lines.push(text)).filter(({ line }) => line > headerLine);
    if (batch.length > 0) yield parseCells(batch, delimiter);
  }
  const rest = [...records.push(lines.end()), ...records.end()];
  const batch = rest.filter(({ line }) => line > headerLine);
  if (batch.length > 0) yield parseCells(batch, delimiter);
}
