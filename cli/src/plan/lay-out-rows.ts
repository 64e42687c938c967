import type { PlannedReminder } from "@dunlin/contract/recovery.ts";
import { wordReason } from "#cli/plan/word-reason.ts";
import type { Terminal } from "#cli/terminal.ts";
import { formatInstant } from "#cli/text/format-instant.ts";
import { layOutTable } from "#cli/text/lay-out-table.ts";

const WIDE = 110;

/** Reminders as aligned rows: who, which stage, to where, when it goes out or changes, and why. */
export function layOutRows(
  rows: readonly PlannedReminder[],
  at: string,
  { output, timeZone }: Terminal,
): string {
  const isSending = rows.every((row) => row.outcome === "send");
  const columns = [
    { heading: "Customer", shrinks: true },
    { heading: "Stage" },
    { heading: "To", shrinks: true },
    { heading: isSending ? "When" : "Changes" },
  ] as const;
  const told = rows.map((row) => ({
    cells: cellsOf(row, at, timeZone),
    note: wordReason(row, timeZone),
  }));
  // On a narrow screen a column of sentences would be a pillar of words.
  if (output.width !== null && output.width < WIDE) return layOutTable(columns, told, output);
  const beside = told.map(({ cells, note }) => ({ cells: [...cells, note] }));
  return layOutTable([...columns, { heading: "Why", shrinks: true }], beside, output);
}

function cellsOf(row: PlannedReminder, at: string, timeZone: string): string[] {
  const instant = row.sendAt ?? row.nextChangeAt;
  return [
    row.customerName,
    row.stage ?? "–",
    row.recipient ?? "–",
    instant ? formatInstant(instant, timeZone, at) : "by an event only",
  ];
}
