import type { ImportResult } from "@dunlin/contract/imports.ts";
import type { Screen } from "#cli/terminal.ts";
import { cleanText } from "#cli/text/clean-text.ts";
import { layOutTable } from "#cli/text/lay-out-table.ts";
import { paint } from "#cli/text/paint.ts";

const SHOWN = 50;

export type ImportReport = {
  result: ImportResult;
  name: string;
  isDryRun: boolean;
  rejectedFile: string | null;
};

/** How the file was read, what was taken, and the first lines that were not. */
export function layOutImport(report: ImportReport, screen: Screen): string {
  const { result } = report;
  const rejected = result.rejected
    .slice(0, SHOWN)
    .map((each) => ({ cells: [String(each.line), each.column, each.reason] }));
  const columns = [
    { heading: "Line", align: "right" },
    { heading: "Column" },
    { heading: "Reason", shrinks: true },
  ] as const;
  return [
    `${paint(screen, "bold", cleanText(report.name))} was read like this:`,
    layOutTable(
      [{ heading: "", shrinks: true }],
      wordReading(result).map((line) => ({ cells: [`· ${line}`] })),
      screen,
    ),
    "",
    countLine(report, screen),
    ...(rejected.length > 0 ? ["", layOutTable(columns, rejected, screen)] : []),
    ...restLine(report),
  ].join("\n");
}

/** The mapping is spelled as --map takes it. */
function wordReading({ evidence, mapping }: ImportResult): string[] {
  const columns = Object.entries(mapping).map(([field, column]) => `${field}=${column}`);
  return columns.length === 0 ? evidence : [...evidence, columns.join(", ")];
}

function countLine({ result, isDryRun }: ImportReport, screen: Screen): string {
  const { taken, unchanged, rejectedCount } = result;
  const count = (number: number) => number.toLocaleString("en");
  const rejected = `${count(rejectedCount)} rejected`;
  return [
    isDryRun ? "Dry run, nothing was changed: " : "",
    paint(screen, "green", `${count(taken)} ${isDryRun ? "would be taken" : "taken"}`),
    `, ${count(unchanged)} unchanged, `,
    rejectedCount > 0 ? paint(screen, "yellow", rejected) : rejected,
    ".",
  ].join("");
}

function restLine({ result, rejectedFile }: ImportReport): string[] {
  const { rejected, rejectedCount } = result;
  if (rejectedFile !== null) {
    const isPart = rejected.length < rejectedCount;
    return [
      "",
      `${isPart ? `The first ${rejected.length}` : `All ${rejectedCount}`} rejected lines are in ${rejectedFile}.`,
    ];
  }
  if (rejectedCount <= SHOWN) return [];
  return ["", `${rejectedCount - SHOWN} more. --rejected FILE writes them all as CSV.`];
}
