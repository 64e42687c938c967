import type { Call } from "#cli/command.ts";
import { writeLine } from "#cli/text/write-line.ts";

/** Prints one line of a report, as an object of its own with --json. */
export function tell(call: Call, line: string): void {
  if (!call.isJson) writeLine(call.terminal.output, line);
  else if (line !== "") writeLine(call.terminal.output, JSON.stringify({ message: line }));
}
