import { once } from "node:events";
import type { Call } from "#cli/command.ts";
import { connectServer } from "#cli/connect-server.ts";
import { EXPORTS, type Export, type ExportName } from "#cli/export/exports.ts";
import { EXIT, UsageError, type Exit } from "#cli/failures.ts";
import { suggestWord } from "#cli/suggest-word.ts";
import { toCsvRow } from "#cli/text/to-csv-row.ts";

/** `dunlin export`: writes every record of a kind, as JSON lines or as a CSV table. */
export async function exportRecords(call: Call): Promise<Exit> {
  const name = readName(call.args[0] ?? "invoices");
  if (call.has("csv") && call.isJson) throw new UsageError("Give --csv or --json, not both.");
  const kind = EXPORTS[name] as Export<unknown>;
  const { stream } = call.terminal.output;
  for await (const line of call.has("csv") ? csv(kind, call) : jsonLines(kind, call)) {
    if (!stream.write(line)) await once(stream, "drain");
  }
  return EXIT.done;
}

function readName(word: string): ExportName {
  if (Object.hasOwn(EXPORTS, word)) return word as ExportName;
  const names = Object.keys(EXPORTS);
  const near = suggestWord(word, names);
  const hint = near ? `Did you mean "${near}"?` : `It exports ${names.join(", ")}.`;
  throw new UsageError(`There is no export of "${word}".`, hint);
}

async function* jsonLines<Row>(kind: Export<Row>, call: Call): AsyncGenerator<string> {
  for await (const row of kind.read(connectServer(call))) yield `${JSON.stringify(row)}\n`;
}

async function* csv<Row>(kind: Export<Row>, call: Call): AsyncGenerator<string> {
  const rows = kind.read(connectServer(call));
  yield toCsvRow(Object.keys(kind.columns));
  for await (const row of rows) {
    yield toCsvRow(Object.values(kind.columns).map((cell) => cell(row)));
  }
}
