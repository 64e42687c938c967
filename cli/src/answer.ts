import type { Call } from "#cli/command.ts";
import { writeLine } from "#cli/text/write-line.ts";

/** Prints the answer of a command: as JSON when asked, else the words for a person. */
export function answer(call: Call, data: unknown, words: () => string): void {
  const { output } = call.terminal;
  writeLine(output, call.isJson ? JSON.stringify(data, null, 2) : words());
}
