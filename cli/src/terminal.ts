import type { Readable, Writable } from "node:stream";

export type Signal = "SIGINT" | "SIGTERM";

/** One place to write to. */
export type Screen = {
  stream: Writable;
  /** Columns of the terminal; null when it is a file or a pipe. */
  width: number | null;
  isColoured: boolean;
};

/** What a command sees of the world around it. */
export type Terminal = {
  input: Readable;
  output: Screen;
  errors: Screen;
  timeZone: string;
  /** Milliseconds that only go forward. */
  now(): number;
  onSignal(listener: (signal: Signal) => void): void;
  /** Ends the process without finishing anything. */
  exitAtOnce(code: number): void;
};
