import { writeFile } from "node:fs/promises";
import type { Rejection } from "@dunlin/contract/imports.ts";
import { CommandError, EXIT } from "#cli/failures.ts";
import { toCsvRow } from "#cli/text/to-csv-row.ts";

/** Writes every rejected line to a CSV file: its number, the column and the reason. */
export async function writeRejected(path: string, rejected: readonly Rejection[]): Promise<void> {
  const rows = rejected.map(({ line, column, reason }) => toCsvRow([line, column, reason]));
  try {
    await writeFile(path, [toCsvRow(["line", "column", "reason"]), ...rows].join(""));
  } catch (cause) {
    throw new CommandError(EXIT.failed, `${path} cannot be written: ${(cause as Error).message}`, {
      cause,
    });
  }
}
