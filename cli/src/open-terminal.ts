import type { WriteStream } from "node:tty";
import type { Environment } from "#cli/environment.ts";
import type { Screen, Terminal } from "#cli/terminal.ts";

/** The process's own terminal; a reader that goes away (`| head`) ends the process quietly. */
export function openTerminal(environment: Environment): Terminal {
  const exitAtOnce = (code: number) => process.exit(code);
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") exitAtOnce(0);
    throw error;
  });
  return {
    get input() {
      return process.stdin;
    },
    output: openScreen(process.stdout, environment),
    errors: openScreen(process.stderr, environment),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    now: () => performance.now(),
    onSignal: (listener) => {
      for (const signal of ["SIGINT", "SIGTERM"] as const)
        process.on(signal, () => listener(signal));
    },
    exitAtOnce,
  };
}

function openScreen(stream: WriteStream, environment: Environment): Screen {
  const isTerminal = stream.isTTY === true;
  return {
    stream,
    width: isTerminal ? stream.columns || 80 : null,
    isColoured: isTerminal && environment.mayColour,
  };
}
