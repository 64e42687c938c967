import { optionsOf, type Command } from "#cli/command.ts";
import type { Screen } from "#cli/terminal.ts";
import { layOutTable } from "#cli/text/lay-out-table.ts";
import { paint } from "#cli/text/paint.ts";

/** The help of one command, with an example. */
export function describeCommand(command: Command, screen: Screen): string {
  const options = Object.entries(optionsOf(command)).map(([name, option]) => ({
    cells: [
      `${option.short ? `-${option.short}, ` : ""}--${name}${option.value ? ` ${option.value}` : ""}`,
      option.text,
    ],
  }));
  const columns = [{ heading: "" }, { heading: "", shrinks: true }] as const;
  return [
    `${paint(screen, "bold", `dunlin ${command.name}`)}: ${command.summary}`,
    "",
    ["Usage: dunlin", command.name, command.usage || null]
      .filter((word) => word !== null)
      .join(" "),
    ...(command.details.length > 0 ? ["", ...command.details] : []),
    "",
    "Options:",
    layOutTable(columns, options, screen),
    "",
    `Example: ${command.example}`,
  ].join("\n");
}
