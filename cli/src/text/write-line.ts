import type { Screen } from "#cli/terminal.ts";

/** Writes lines and ends the last. */
export function writeLine(screen: Screen, text = ""): void {
  screen.stream.write(`${text}\n`);
}
