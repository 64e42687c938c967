import type { Command } from "#cli/command.ts";
import type { Screen } from "#cli/terminal.ts";
import { layOutTable } from "#cli/text/lay-out-table.ts";
import { paint } from "#cli/text/paint.ts";

/** The overview of all commands. */
export function describeAll(commands: readonly Command[], screen: Screen): string {
  const table = (isRemote: boolean) =>
    layOutTable(
      [{ heading: "" }, { heading: "", shrinks: true }],
      commands
        .filter((each) => each.isRemote === isRemote)
        .map((each) => ({ cells: [each.name, each.summary] })),
      screen,
    );
  return [
    `${paint(screen, "bold", "dunlin")} gets invoices paid.`,
    "",
    "Usage: dunlin COMMAND [OPTION]…",
    "",
    "With a running server:",
    table(true),
    "",
    "On this machine:",
    table(false),
    "",
    "`dunlin help COMMAND` shows what a command takes; every command takes --json.",
    "`dunlin --version` tells the version.",
    "A command ends with 0 done, 1 failed, 2 wrong usage, 3 refused by a rule.",
    "",
    "Example: dunlin plan --date 2026-11-30",
  ].join("\n");
}
