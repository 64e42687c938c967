import type { Signal, Terminal } from "#cli/terminal.ts";

const CODES: Record<Signal, number> = { SIGINT: 130, SIGTERM: 143 };
// npm passes Ctrl-C on to a process that has had it from the terminal already.
const ECHO_MS = 500;

/** Ends with the first signal to stop; a second one ends the process at once. */
export function awaitStop(terminal: Terminal): Promise<void> {
  return new Promise((resolve) => {
    let first: number | null = null;
    terminal.onSignal((signal) => {
      if (first === null) {
        first = terminal.now();
        resolve();
      } else if (terminal.now() - first > ECHO_MS) {
        terminal.exitAtOnce(CODES[signal]);
      }
    });
  });
}
