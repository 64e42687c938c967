import { pino, type Logger } from "pino";

export type Log = Pick<Logger, "debug" | "info" | "warn" | "error">;

/** Structured logs on standard error; what a person is told at start goes to standard output. */
export function openLog(level: string): Logger {
  return pino({ level, base: null }, pino.destination(2));
}
